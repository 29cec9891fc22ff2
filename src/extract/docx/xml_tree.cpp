#include <utf8proc.h>

#include <bit>
#include <cstdint>
#include <cstring>
#include <pugixml.hpp>
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

/// Tells the nodes of a tree as events. Each question to a node is a call into a library, so that few are asked.
class Walker {
public:
    explicit Walker(Events& to) : events_(to) {}

    Outcome walk(pugi::xml_node node) {
        for (;;) {
            const char* name = node.name();
            if (*name != '\0') {   // an element
                if (const Outcome outcome = start(node, name); outcome != Outcome::complete) {
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

private:
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

    Events& events_;
    std::vector<pugi::xml_node> open_;
};

}  // namespace

std::optional<Outcome> parse_whole(std::string& xml, Handler& handler, int max_depth) {
    if (!is_plain(xml)) {
        return std::nullopt;
    }
    constexpr unsigned kFlags = pugi::parse_cdata | pugi::parse_escapes | pugi::parse_wconv_attribute | pugi::parse_eol | pugi::parse_ws_pcdata |
                                pugi::parse_embed_pcdata | pugi::parse_doctype;
    pugi::xml_document document;
    if (!document.load_buffer_inplace(xml.data(), xml.size(), kFlags, pugi::encoding_utf8)) {
        return std::nullopt;
    }
    Events events(handler, max_depth);
    const Outcome outcome = Walker(events).walk(document.first_child());
    events.close();
    return outcome;
}

}  // namespace bianmu::extract::docx
