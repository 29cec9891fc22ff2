#include <utf8proc.h>

#include <bit>
#include <cstdint>
#include <cstring>
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <utility>
#include <vector>

#include "extract/docx/xml.h"
#include "extract/docx/xml_events.h"
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

/// A part, read piece by piece: the tree of a piece takes little memory, which the next one takes again while it is still in the cache.
/// A piece ends before any start tag. It is well-formed but for the elements open at its end; there a mark is set, and the next piece begins
/// with their start tags. Each question to a node is a call into a library, so that few are asked.
class Pieces {
public:
    Pieces(std::string_view xml, Events& events) : rest_(xml), events_(events) {}

    /// Reads the next piece.
    /// @return nothing, and no event, where it cannot be read
    std::optional<Outcome> read() {
        const std::string_view piece = rest_.substr(0, end_of_piece());
        const bool last = piece.size() == rest_.size();
        if (path_.size() > kPiece || !is_plain(piece) || !parse(piece, last)) {
            return std::nullopt;
        }
        const Outcome outcome = walk(tree_.first_child());
        rest_.remove_prefix(piece.size());
        note_path();
        return outcome;
    }

    [[nodiscard]] std::string_view rest() const { return rest_; }   ///< that has not been told
    [[nodiscard]] const std::string& path() const { return path_; }   ///< start tags of the elements that are open where it begins
    [[nodiscard]] std::size_t depth() const { return open_.size(); }   ///< their number

private:
    static constexpr std::size_t kPiece = std::size_t{64} << 10;   // bytes, about
    static constexpr std::string_view kMark = "<_/>";

    [[nodiscard]] std::size_t end_of_piece() const {
        for (std::size_t at = rest_.find("><", kPiece); at < rest_.size() - 2; at = rest_.find("><", at + 1)) {
            if (const char next = rest_[at + 2]; next != '/' && next != '!' && next != '?') {
                return at + 1;
            }
        }
        return rest_.size();
    }

    /// Makes the tree. Whether it is whole.
    bool parse(std::string_view piece, bool last) {
        constexpr unsigned kFlags = pugi::parse_cdata | pugi::parse_escapes | pugi::parse_wconv_attribute | pugi::parse_eol | pugi::parse_ws_pcdata |
                                    pugi::parse_embed_pcdata | pugi::parse_doctype;
        text_.assign(path_).append(piece).append(last ? std::string_view() : kMark);
        mark_ = last ? nullptr : text_.data() + text_.size() - kMark.size() + 1;
        const pugi::xml_parse_result result = tree_.load_buffer_inplace(text_.data(), text_.size(), kFlags, pugi::encoding_utf8);
        const auto read = static_cast<std::size_t>(result.offset) + 1;
        return result || (!last && result.status == pugi::status_end_element_mismatch && read >= text_.size());
    }

    Outcome walk(pugi::xml_node node) {
        std::size_t known = std::exchange(open_, {}).size();   // start tags that have been told
        for (;;) {
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
                case pugi::node_null:   // behind the last child
                    if (open_.empty()) {
                        return Outcome::complete;
                    }
                    events_.end();
                    node = open_.back().next_sibling();
                    open_.pop_back();
                    continue;
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

    Outcome start(const pugi::xml_node& node, const char* name) {
        const Outcome outcome = events_.start(name, [&node](const auto& take) {
            pugi::xml_attribute attribute = node.first_attribute();
            for (const char* own = attribute.name(); *own != '\0'; own = attribute.name()) {   // there is no attribute without a name
                take(own, attribute.value());
                attribute = attribute.next_attribute();
            }
        });
        if (const char* text = node.value(); outcome == Outcome::complete && *text != '\0') {
            events_.text(text);
        }
        return outcome;
    }

    void note_path() {
        path_.clear();
        for (const pugi::xml_node& node : open_) {
            path_.append("<").append(node.name()).append(">");
        }
    }

    std::string_view rest_;
    Events& events_;
    std::string path_, text_;
    const char* mark_ = nullptr;
    bool has_root_ = false;
    pugi::xml_document tree_;
    std::vector<pugi::xml_node> open_;
};

}  // namespace

Outcome parse_whole(std::string_view xml, Handler& handler, int max_depth) {
    Events events(handler, max_depth);
    Pieces pieces(xml, events);
    do {
        const std::optional<Outcome> outcome = pieces.read();
        if (!outcome) {
            Parser parser(events, pieces.depth());
            parser.feed(pieces.path().data(), pieces.path().size());
            parser.feed(pieces.rest().data(), pieces.rest().size());
            return parser.finish();
        }
        if (*outcome != Outcome::complete) {
            events.close();
            return *outcome;
        }
    } while (!pieces.rest().empty());
    events.close();
    return Outcome::complete;
}

}  // namespace bianmu::extract::docx
