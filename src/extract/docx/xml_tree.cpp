#include <utf8proc.h>

#include <bit>
#include <cstdint>
#include <cstring>
#include <pugixml.hpp>

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

/// Whether the text is UTF-8 and of characters that XML allows (XML 1.0, 2.2).
bool is_plain(std::string_view text) {
    const char* at = text.data();
    const char* end = at + text.size();
    while (at < end) {
        for (int printable = 8; printable == 8 && end - at >= 8;) {
            printable = count_printable(at);
            at += printable;
        }
        while (end - at >= 3 && model::are_one_character(at)) {
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

/// Tells the nodes of a tree as events.
class Walker : public pugi::xml_tree_walker {
public:
    explicit Walker(Events& to) : events_(to) {}

    bool for_each(pugi::xml_node& node) override {
        for (const int here = depth(); open_ > here; --open_) {
            events_.end();
        }
        switch (node.type()) {
            case pugi::node_element:
                return start(node);
            case pugi::node_pcdata:
            case pugi::node_cdata:
                events_.text(node.value());
                return true;
            case pugi::node_doctype:
                outcome = Outcome::dtd;
                return false;
            default:
                return true;
        }
    }

    Outcome outcome = Outcome::complete;

private:
    bool start(const pugi::xml_node& node) {
        outcome = events_.start(node.name(), [&node](const auto& take) {
            for (pugi::xml_attribute attribute = node.first_attribute(); !attribute.empty(); attribute = attribute.next_attribute()) {
                take(attribute.name(), attribute.value());
            }
        });
        if (outcome != Outcome::complete) {
            return false;
        }
        ++open_;
        if (const char* text = node.value(); *text != '\0') {
            events_.text(text);
        }
        return true;
    }

    Events& events_;
    int open_ = 0;
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
    Walker walker(events);
    document.traverse(walker);
    events.close();
    return walker.outcome;
}

}  // namespace bianmu::extract::docx
