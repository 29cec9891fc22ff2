#include "extract/docx/xml_tree.h"

#include <utf8proc.h>

#include <bit>
#include <cstdint>
#include <cstring>
#include <utility>

#include "model/text.h"

namespace bianmu::extract::docx {

namespace {

/// How many of eight bytes are printable ASCII before one that is not.
int count_printable(const char* bytes) {
    static_assert(std::endian::native == std::endian::little);
    constexpr std::uint64_t kOnes = 0x0101010101010101ULL;
    std::uint64_t word = 0;
    std::memcpy(&word, bytes, sizeof word);
    return std::countr_zero(((word - 0x20 * kOnes) | word) & (0x80 * kOnes)) / 8;
}

/// Whether three bytes are U+FFFE or U+FFFF.
bool is_noncharacter(const char* bytes) {
    return bytes[0] == '\xEF' && bytes[1] == '\xBF' && (bytes[2] == '\xBE' || bytes[2] == '\xBF');
}

/// Whether the text is UTF-8 and of characters that XML allows (XML 1.0, 2.2).
bool is_plain(std::string_view text) {
    const char* at = text.data();
    const char* end = at + text.size();
    while (at < end) {
        for (int printable = 8; printable == 8 && end - at >= 8;) {
            printable = count_printable(at);
            at += printable;
        }
        while (end - at >= 8 && model::are_two_ideographs(at)) {
            at += 6;
        }
        while (end - at >= 3 && model::are_one_character(at) && !is_noncharacter(at)) {
            at += 3;
        }
        if (at == end) {
            break;
        }
        const auto byte = static_cast<unsigned char>(*at);
        if (byte < 0x80) {
            if (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r') {
                return false;
            }
            ++at;
            continue;
        }
        utf8proc_int32_t point = 0;
        const auto size = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(at), end - at, &point);
        if (size <= 0 || point == 0xFFFE || point == 0xFFFF) {
            return false;
        }
        at += size;
    }
    return true;
}

/// Whether a handle of the library is of nothing, which it tells in a call.
template <typename Handle>
bool is_nothing(const Handle& handle) {
    return std::bit_cast<const void*>(handle) == nullptr;
}

constexpr std::size_t kPiece = std::size_t{64} << 10;   // bytes of a piece, about
constexpr std::size_t kLongest = std::size_t{8} << 20;
constexpr std::string_view kMark = "<_/>";

}  // namespace

std::optional<Outcome> TreeReader::feed(std::string_view bytes) {
    if (pending_.empty()) {
        const std::optional<Outcome> outcome = read_pieces(bytes);
        pending_ = bytes;
        return outcome;
    }
    pending_ += bytes;
    std::string_view all = pending_;
    const std::optional<Outcome> outcome = read_pieces(all);
    pending_.erase(0, pending_.size() - all.size());
    return outcome;
}

std::optional<Outcome> TreeReader::finish() {
    return read(pending_, true);
}

std::optional<Outcome> TreeReader::read_pieces(std::string_view& bytes) {
    std::optional<Outcome> outcome = Outcome::complete;
    while (outcome == Outcome::complete) {
        const std::size_t end = end_of_piece(bytes);
        if (end == std::string_view::npos) {
            return bytes.size() <= kLongest ? outcome : std::nullopt;
        }
        outcome = read(bytes.substr(0, end), false);
        bytes.remove_prefix(outcome ? end : 0);
    }
    return outcome;
}

std::size_t TreeReader::end_of_piece(std::string_view bytes) {
    for (std::size_t at = bytes.find("><", std::max(searched_, kPiece)); at < bytes.size() - 2; at = bytes.find("><", at + 1)) {
        if (const char next = bytes[at + 2]; next != '/' && next != '!' && next != '?') {
            searched_ = 0;
            return at + 1;
        }
    }
    searched_ = std::max(bytes.size(), kMark.size()) - 2;
    return std::string_view::npos;
}

std::optional<Outcome> TreeReader::read(std::string_view piece, bool last) {
    if (path_.size() > kPiece || !is_plain(piece) || !parse(piece, last)) {
        return std::nullopt;
    }
    const Outcome outcome = walk(tree_.first_child());
    path_.clear();
    for (const pugi::xml_node& node : open_) {
        path_.append("<").append(node.name()).append(">");
    }
    return outcome;
}

bool TreeReader::parse(std::string_view piece, bool last) {
    constexpr unsigned kFlags = pugi::parse_cdata | pugi::parse_escapes | pugi::parse_wconv_attribute | pugi::parse_eol | pugi::parse_ws_pcdata |
                                pugi::parse_embed_pcdata | pugi::parse_doctype;
    text_.reserve(path_.size() + piece.size() + kMark.size() + PaddedName::kPadding);
    text_.assign(path_).append(piece).append(last ? std::string_view() : kMark);
    mark_ = last ? nullptr : text_.data() + text_.size() - kMark.size() + 1;
    const pugi::xml_parse_result result = tree_.load_buffer_inplace(text_.data(), text_.size(), kFlags, pugi::encoding_utf8);
    const auto read = static_cast<std::size_t>(result.offset) + 1;
    return result || (!last && result.status == pugi::status_end_element_mismatch && read >= text_.size());
}

Outcome TreeReader::walk(pugi::xml_node node) {
    std::size_t known = open_.size();   // start tags that have been told
    open_.clear();
    for (;;) {
        if (is_nothing(node)) {   // behind the last child
            if (open_.empty()) {
                return Outcome::complete;
            }
            events_.end();
            node = open_.back().next_sibling();
            open_.pop_back();
            continue;
        }
        const char* name = node.name();
        if (*name != '\0') {   // an element
            if (name == mark_) {
                return Outcome::complete;
            }
            if (known > 0) {
                --known;
            } else if (open_.empty() && std::exchange(has_root_, true)) {
                return Outcome::malformed;
            } else if (const Outcome outcome = start(node, name); outcome != Outcome::complete) {
                return outcome;
            }
            open_.push_back(node);
            node = node.first_child();
            continue;
        }
        switch (node.type()) {
            case pugi::node_pcdata:
            case pugi::node_cdata:
                events_.text(node.value());
                break;
            case pugi::node_doctype:
                return Outcome::dtd;
            default:
                break;
        }
        node = node.next_sibling();
    }
}

Outcome TreeReader::start(const pugi::xml_node& node, const char* name) {
    const Outcome outcome = events_.start(PaddedName{name}, [&node](const auto& take) {
        for (pugi::xml_attribute attribute = node.first_attribute(); !is_nothing(attribute); attribute = attribute.next_attribute()) {
            take(PaddedName{attribute.name()}, attribute.value());
        }
    });
    if (const char* text = node.value(); outcome == Outcome::complete && *text != '\0') {
        events_.text(text);
    }
    return outcome;
}

}  // namespace bianmu::extract::docx
