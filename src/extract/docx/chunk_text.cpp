#include "extract/docx/chunk_text.h"

#include <iconv.h>

#include <algorithm>
#include <utility>

#include "model/text.h"

namespace bianmu::extract::docx {

namespace {

using namespace std::string_view_literals;

bool is_utf8(std::string_view bytes) {
    for (std::size_t at = 0; at < bytes.size();) {
        const std::size_t start = at;
        if (model::next_code_point(bytes, at) == 0xFFFD && bytes.substr(start, 3) != "\uFFFD") {
            return false;
        }
    }
    return true;
}

}  // namespace

std::string convert_text(std::string_view bytes, const char* encoding) {
    const iconv_t converter = iconv_open("UTF-8", encoding);
    std::string out;
    if (converter == reinterpret_cast<iconv_t>(-1)) {
        return out;
    }
    char* from = const_cast<char*>(bytes.data());  // iconv only reads it
    std::size_t left = bytes.size();
    std::vector<char> buffer(std::size_t{16} << 10);
    while (left > 0) {
        char* to = buffer.data();
        std::size_t room = buffer.size();
        const std::size_t done = iconv(converter, &from, &left, &to, &room);
        out.append(buffer.data(), buffer.size() - room);
        if (done == static_cast<std::size_t>(-1) && room == buffer.size() && left > 0) {
            out += "\uFFFD";  // no character: one byte further
            ++from;
            --left;
        }
    }
    iconv_close(converter);
    return out;
}

std::string decode_text(std::string_view bytes) {
    if (bytes.starts_with("\xEF\xBB\xBF"sv)) {
        return std::string(bytes.substr(3));
    }
    if (bytes.starts_with("\xFF\xFE"sv) || bytes.starts_with("\xFE\xFF"sv)) {
        return convert_text(bytes.substr(2), bytes[0] == '\xFF' ? "UTF-16LE" : "UTF-16BE");
    }
    return is_utf8(bytes) ? std::string(bytes) : convert_text(bytes, "GB18030");
}

std::vector<model::Block> read_text(std::string_view bytes, Shared& shared, const model::Location& place) {
    const std::string text = model::to_nfc(decode_text(bytes));
    std::vector<model::Block> blocks;
    for (std::size_t start = 0; start < text.size();) {
        const std::size_t end = std::min(text.find_first_of("\n\r\f", start), text.size());
        model::Paragraph paragraph;
        paragraph.text = model::trim(std::string_view(text).substr(start, end - start));
        start = end + 1;
        if (paragraph.text.empty()) {
            continue;
        }
        paragraph.runs.emplace_back().end = static_cast<std::uint32_t>(paragraph.text.size());
        paragraph.locations.push_back(place);
        shared.accounting.keep(paragraph.text);
        blocks.push_back({std::move(paragraph)});
    }
    return blocks;
}

}  // namespace bianmu::extract::docx
