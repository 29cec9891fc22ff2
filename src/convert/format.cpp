#include "convert/format.h"

#include <algorithm>
#include <array>
#include <string>

#include "extract/docx/read.h"
#include "model/text.h"

namespace bianmu::convert {
namespace {

using namespace std::string_view_literals;
using model::Code;
using model::fail;

/// ISO 32000 readers accept a header that stands within the first 1024 bytes.
constexpr std::size_t kHeaderRange = 1024;
constexpr std::size_t kTextSample = 4096;

/// What a file is that starts like this, as part of a sentence, and what to do with it.
struct Signature {
    std::string_view start;
    std::string_view advice;
};

constexpr std::string_view kPicture = "is a picture; make a PDF with a text layer of it first";
constexpr std::string_view kArchive = "is an archive; unpack it and convert the files in it";

constexpr std::array kSignatures{
    Signature{"\x89PNG\r\n"sv, kPicture},
    Signature{"\xFF\xD8\xFF"sv, kPicture},
    Signature{"GIF8"sv, kPicture},
    Signature{"BM"sv, kPicture},
    Signature{"II*\0"sv, kPicture},
    Signature{"MM\0*"sv, kPicture},
    Signature{"RIFF"sv, kPicture},
    Signature{"{\\rtf"sv, "is RTF; open it in a word processor and save it as DOCX"},
    Signature{"7z\xBC\xAF\x27\x1C"sv, kArchive},
    Signature{"Rar!"sv, kArchive},
    Signature{"\x1F\x8B"sv, kArchive},
    Signature{"BZh"sv, kArchive},
    Signature{"\xFD"
              "7zXZ\0"sv,
              kArchive},
    Signature{"%!PS"sv, "is PostScript; make a PDF of it first"},
    Signature{"version https://git-lfs"sv, "is only a Git LFS pointer; fetch the file itself"},
};

constexpr std::string_view kZip = "PK\x03\x04"sv;
constexpr std::string_view kEmptyZip = "PK\x05\x06"sv;
constexpr std::string_view kOle = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv;
constexpr std::string_view kEncryptedPackage = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"sv;
constexpr std::string_view kWordStream = "W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0"sv;

std::string lower_ascii(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return out;
}

bool is_text(std::string_view sample) {
    return std::none_of(sample.begin(), sample.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != '\x1b';
    });
}

tl::unexpected<model::Error> unsupported(std::string_view bytes) {
    for (const Signature& signature : kSignatures) {
        if (bytes.starts_with(signature.start)) {
            return fail(Code::unsupported_format, std::string(signature.advice));
        }
    }
    const std::string_view sample = bytes.substr(0, kTextSample);
    const std::string_view trimmed = model::trim(sample.starts_with("\xEF\xBB\xBF") ? sample.substr(3) : sample);
    const std::string start = lower_ascii(trimmed.substr(0, 64));
    if (start.starts_with("<!doctype html") || start.starts_with("<html")) {
        return fail(Code::unsupported_format,
                    "is a web page, whatever its name says; the download may have failed, or save it as PDF or DOCX");
    }
    if (start.starts_with("<?xml") || start.starts_with("<")) {
        return fail(Code::unsupported_format, "is XML, whatever its name says; save it as PDF or DOCX");
    }
    if (is_text(sample)) {
        return fail(Code::unsupported_format, "is plain text, whatever its name says; bianmu converts PDF and DOCX");
    }
    return fail(Code::unsupported_format, "is neither PDF nor DOCX; bianmu converts these two");
}

/// OLE2 compound files: Word's and WPS's old formats, and DOCX packages under a password.
model::Result<Format> detect_ole(std::string_view bytes) {
    if (bytes.find(kEncryptedPackage) != std::string_view::npos) {
        return Format::docx;
    }
    if (bytes.find(kWordStream) != std::string_view::npos) {
        return fail(Code::unsupported_format, "is in the old format of Word or WPS (.doc, .wps); open it there and save it as DOCX");
    }
    return fail(Code::unsupported_format, "is in an old Office format; open it in its program and save it as DOCX or PDF");
}

}  // namespace

std::string_view media_type(Format format) {
    return format == Format::pdf ? "application/pdf" : "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
}

model::Result<Format> detect_format(std::span<const std::byte> data) {
    const std::string_view bytes(reinterpret_cast<const char*>(data.data()), data.size());
    if (bytes.empty()) {
        return fail(Code::empty, "is empty; it may not have been copied or downloaded whole");
    }
    if (bytes.starts_with(kZip) || bytes.starts_with(kEmptyZip)) {
        return Format::docx;
    }
    if (bytes.starts_with(kOle)) {
        return detect_ole(bytes);
    }
    if (bytes.substr(0, kHeaderRange).find("%PDF-") != std::string_view::npos) {
        return Format::pdf;
    }
    if (extract::docx::is_flat_package(data)) {
        return Format::docx;
    }
    return unsupported(bytes);
}

}  // namespace bianmu::convert
