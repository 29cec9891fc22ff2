#include "support/pdf_builder.h"

#include <libdeflate.h>

#include <cstdio>
#include <stdexcept>

#include "model/text.h"
#include "support/pdf_encryption.h"

namespace bianmu::test {

namespace {

std::string number(double value) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%g", value);
    return text.data();
}

std::string hex4(unsigned value) {
    std::array<char, 8> text{};
    std::snprintf(text.data(), text.size(), "%04X", value);
    return text.data();
}

std::string utf16_hex(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = model::next_code_point(text, at);
        if (c >= 0x10000) {
            out += hex4(0xD800U + ((c - 0x10000U) >> 10U)) + hex4(0xDC00U + ((c - 0x10000U) & 0x3FFU));
        } else {
            out += hex4(c);
        }
    }
    return out;
}

std::string pack(const std::string& data) {
    libdeflate_compressor* compressor = libdeflate_alloc_compressor(6);
    std::string out(libdeflate_zlib_compress_bound(compressor, data.size()), '\0');
    out.resize(libdeflate_zlib_compress(compressor, data.data(), data.size(), out.data(), out.size()));
    libdeflate_free_compressor(compressor);
    return out;
}

std::string ref(int object) {
    return std::to_string(object) + " 0 R";
}

}  // namespace

int PdfBuilder::add(std::string body) {
    objects_.push_back({std::move(body), std::nullopt});
    return static_cast<int>(objects_.size());
}

int PdfBuilder::add_stream(const std::string& entries, const std::string& data, bool deflate) {
    const std::string bytes = deflate ? pack(data) : data;
    objects_.push_back(
        {"<< " + entries + (deflate ? " /Filter /FlateDecode" : "") + " /Length " + std::to_string(bytes.size()) + " >>", bytes});
    return static_cast<int>(objects_.size());
}

int PdfBuilder::add_latin_font(const std::string& name, const std::string& base_font, const std::string& descriptor_entries) {
    const int descriptor =
        add("<< /Type /FontDescriptor /FontName /" + base_font + " /Ascent 800 /Descent -200 " + descriptor_entries + " >>");
    std::string widths;
    for (int code = 32; code < 256; ++code) {
        widths += "600 ";
    }
    const int font =
        add("<< /Type /Font /Subtype /TrueType /BaseFont /" + base_font + " /Encoding /WinAnsiEncoding /FirstChar 32 /LastChar 255 " +
            "/Widths [" + widths + "] /FontDescriptor " + ref(descriptor) + " >>");
    fonts_ += "/" + name + " " + ref(font) + " ";
    return font;
}

int PdfBuilder::add_cid_font(const std::string& name, const std::string& base_font, const std::vector<std::string>& glyphs,
                             bool with_unicode) {
    const int descriptor = add("<< /Type /FontDescriptor /FontName /" + base_font + " /Flags 4 /Ascent 880 /Descent -120 >>");
    const int descendant = add("<< /Type /Font /Subtype /CIDFontType2 /BaseFont /" + base_font +
                               " /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 1000 /FontDescriptor " +
                               ref(descriptor) + " >>");
    std::string to_unicode;
    if (with_unicode) {
        std::string map;
        for (std::size_t i = 0; i < glyphs.size(); ++i) {
            if (!glyphs[i].empty()) {
                map += "1 beginbfchar <" + hex4(static_cast<unsigned>(i + 1)) + "> <" + utf16_hex(glyphs[i]) + "> endbfchar\n";
            }
        }
        const int stream = add_stream("",
                                      "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
                                      "1 begincodespacerange <0000> <FFFF> endcodespacerange\n" +
                                          map + "endcmap end end\n");
        to_unicode = " /ToUnicode " + ref(stream);
    }
    const int font = add("<< /Type /Font /Subtype /Type0 /BaseFont /" + base_font + " /Encoding /Identity-H /DescendantFonts [" +
                         ref(descendant) + "]" + to_unicode + " >>");
    fonts_ += "/" + name + " " + ref(font) + " ";
    return font;
}

int PdfBuilder::add_embedded_font(const std::string& name, const std::string& base_font, const std::string& file,
                                  const std::string& entries) {
    const int stream = add_stream("/Length1 " + std::to_string(file.size()), file);
    const int descriptor = add("<< /Type /FontDescriptor /FontName /" + base_font + " /Flags 4 /FontFile2 " + ref(stream) + " >>");
    const int descendant = add("<< /Type /Font /Subtype /CIDFontType2 /BaseFont /" + base_font +
                               " /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 1000 /FontDescriptor " +
                               ref(descriptor) + " " + entries + " >>");
    const int font = add("<< /Type /Font /Subtype /Type0 /BaseFont /" + base_font + " /Encoding /Identity-H /DescendantFonts [" +
                         ref(descendant) + "] >>");
    fonts_ += "/" + name + " " + ref(font) + " ";
    return font;
}

int PdfBuilder::add_named_cjk_font(const std::string& name, const std::string& base_font, const std::string& cmap,
                                   const std::string& ordering) {
    const int descriptor = add("<< /Type /FontDescriptor /FontName /" + base_font + " /Flags 4 /Ascent 880 /Descent -120 >>");
    const int descendant =
        add("<< /Type /Font /Subtype /CIDFontType0 /BaseFont /" + base_font +
            " /CIDSystemInfo << /Registry (Adobe) /Ordering (" + ordering + ") /Supplement 2 >> /DW 1000 /W [1 95 500 814 907 500]" +
            " /FontDescriptor " + ref(descriptor) + " >>");
    const int font = add("<< /Type /Font /Subtype /Type0 /BaseFont /" + base_font + " /Encoding /" + cmap + " /DescendantFonts [" +
                         ref(descendant) + "] >>");
    fonts_ += "/" + name + " " + ref(font) + " ";
    return font;
}

int PdfBuilder::add_page(PdfPage page) {
    const int content = add_stream("", page.content, page.deflate);
    const int object = add("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 " + number(page.width) + " " + number(page.height) +
                           "] /Contents " + ref(content) + " /Resources << /Font << " + page.fonts.value_or(fonts_) + ">> " +
                           page.resources + " >> " + page.entries + " >>");
    pages_.push_back(object);
    return object;
}

void PdfBuilder::set_outline(const std::vector<PdfOutlineItem>& items) {
    if (items.empty()) {
        return;
    }
    const int root = add("");
    for (std::size_t i = 0; i < items.size(); ++i) {
        const bool last = i + 1 == items.size();
        add("<< /Title " + pdf_text(items[i].title) + " /Parent " + ref(root) + " /Dest [" + ref(page_object(items[i].page)) + " /Fit]" +
            (last ? "" : " /Next " + ref(root + static_cast<int>(i) + 2)) + " >>");
    }
    objects_[static_cast<std::size_t>(root) - 1].body = "<< /Type /Outlines /First " + ref(root + 1) + " /Last " +
                                                        ref(root + static_cast<int>(items.size())) + " /Count " +
                                                        std::to_string(items.size()) + " >>";
    add_catalog("/Outlines " + ref(root));
}

void PdfBuilder::encrypt(std::string user, std::string owner) {
    passwords_ = {std::move(user), std::move(owner)};
}

std::string PdfBuilder::build_packed(const std::vector<Stored>& objects, const std::string& trailer) const {
    std::string out = "%PDF-1.5\n%\xE2\xE3\xCF\xD3\n";
    const std::size_t container = objects.size() + 1;
    std::string rows(7, '\0');  // of the free list: a type of one byte, four bytes, and two
    const auto add_row = [&rows](int type, std::size_t place, std::size_t index) {
        rows += static_cast<char>(type);
        for (int shift = 24; shift >= 0; shift -= 8) {
            rows += static_cast<char>(place >> shift & 0xFFU);
        }
        rows += {static_cast<char>(index >> 8U & 0xFFU), static_cast<char>(index & 0xFFU)};
    };
    const auto add_stream_object = [&out](std::size_t id, const std::string& dictionary, const std::string& data) {
        out += std::to_string(id) + " 0 obj\n" + dictionary + "\nstream\n" + data + "\nendstream\nendobj\n";
    };
    std::string numbers;
    std::string bodies;
    std::size_t count = 0;
    for (std::size_t i = 0; i < objects.size(); ++i) {
        if (objects[i].data) {
            add_row(1, out.size(), 0);
            add_stream_object(i + 1, objects[i].body, *objects[i].data);
        } else {
            add_row(2, container, count++);
            numbers += std::to_string(i + 1) + " " + std::to_string(bodies.size()) + " ";
            bodies += objects[i].body + "\n";
        }
    }
    const std::string packed = pack(numbers + bodies);
    add_row(1, out.size(), 0);
    add_stream_object(container,
                      "<< /Type /ObjStm /N " + std::to_string(count) + " /First " + std::to_string(numbers.size()) +
                          " /Filter /FlateDecode /Length " + std::to_string(packed.size()) + " >>",
                      packed);
    const std::size_t start = out.size();
    add_row(1, start, 0);
    add_stream_object(container + 1,
                      "<< /Type /XRef /W [1 4 2] /Size " + std::to_string(container + 2) + " " + trailer + "/Length " +
                          std::to_string(rows.size()) + " >>",
                      rows);
    return out + "startxref\n" + std::to_string(start) + "\n%%EOF\n";
}

std::string PdfBuilder::build() const {
    std::vector<Stored> objects = objects_;
    std::string kids;
    for (const int page : pages_) {
        kids += ref(page) + " ";
    }
    objects[0].body = "<< /Type /Catalog /Pages 2 0 R " + catalog_ + " >>";
    objects[1].body = "<< /Type /Pages /Kids [" + kids + "] /Count " + std::to_string(pages_.size()) + " >>";
    std::string trailer = "/Root 1 0 R ";
    if (!info_.empty()) {
        objects.push_back({"<< " + info_ + " >>", std::nullopt});
        trailer += "/Info " + ref(static_cast<int>(objects.size())) + " ";
    }
    if (passwords_) {
        const PdfEncryption encryption((*passwords_)[0], (*passwords_)[1]);
        for (std::size_t i = 0; i < objects.size(); ++i) {
            if (objects[i].data) {
                objects[i].data = encryption.apply(static_cast<int>(i + 1), *objects[i].data);
            } else if (objects[i].body.find('(') != std::string::npos) {
                throw std::logic_error("the builder does not encrypt strings in dictionaries");
            }
        }
        objects.push_back({encryption.dictionary(), std::nullopt});
        trailer +=
            "/Encrypt " + ref(static_cast<int>(objects.size())) + " /ID [<" + encryption.file_id() + "> <" + encryption.file_id() + ">] ";
    }
    if (packed_) {
        return build_packed(objects, trailer);
    }
    std::string out = "%PDF-1.5\n%\xE2\xE3\xCF\xD3\n";
    std::string table = "xref\n0 " + std::to_string(objects.size() + 1) + "\n0000000000 65535 f \n";
    for (std::size_t i = 0; i < objects.size(); ++i) {
        std::array<char, 32> row{};
        std::snprintf(row.data(), row.size(), "%010zu 00000 n \n", out.size());
        table += row.data();
        out += std::to_string(i + 1) + " 0 obj\n" + objects[i].body + "\n";
        if (objects[i].data) {
            out += "stream\n" + *objects[i].data + "\nendstream\n";
        }
        out += "endobj\n";
    }
    const std::size_t start = out.size();
    return out + table + "trailer\n<< /Size " + std::to_string(objects.size() + 1) + " " + trailer + ">>\nstartxref\n" +
           std::to_string(start) + "\n%%EOF\n";
}

std::string pdf_text(std::string_view text) {
    return "<FEFF" + utf16_hex(text) + ">";
}

std::string utf16_codes(std::string_view text) {
    return "<" + utf16_hex(text) + ">";
}

std::string cid_codes(int count, int first) {
    std::string out = "<";
    for (int i = 0; i < count; ++i) {
        out += hex4(static_cast<unsigned>(first + i));
    }
    return out + ">";
}

std::span<const std::byte> bytes_of(const std::string& file) {
    return std::as_bytes(std::span(file));
}

}  // namespace bianmu::test
