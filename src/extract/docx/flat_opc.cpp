#include <algorithm>
#include <string_view>
#include <utility>

#include "extract/docx/part_store.h"

namespace bianmu::extract::docx {

namespace {

using namespace std::string_view_literals;
using model::Code;
using model::fail;

constexpr std::string_view kNamespace = "http://schemas.microsoft.com/office/2006/xmlPackage"sv;
constexpr std::string_view kSpace = " \t\r\n"sv;
constexpr std::size_t kRootRange = 4096;  // bytes in which the root's tag begins: comments and instructions may come first

std::string_view text_of(std::span<const std::byte> bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

/// The root's start tag; empty if there is none.
std::string_view root_tag(std::string_view text) {
    for (std::size_t at = text.find('<'); at < kRootRange && at + 1 < text.size(); at = text.find('<', at + 1)) {
        if (text[at + 1] != '?' && text[at + 1] != '!') {
            const std::size_t end = text.find('>', at);
            return end == std::string_view::npos ? std::string_view() : text.substr(at, end + 1 - at);
        }
    }
    return {};
}

/// The value of an attribute by its local name.
std::string_view attribute(std::string_view tag, std::string_view name) {
    for (std::size_t at = tag.find(name); at != std::string_view::npos; at = tag.find(name, at + 1)) {
        const std::size_t quote = tag.find_first_not_of(kSpace, at + name.size());
        const char before = tag[at - 1];
        if (quote == std::string_view::npos || tag[quote] != '=' || (before != ':' && kSpace.find(before) == std::string_view::npos)) {
            continue;
        }
        const std::size_t start = tag.find_first_of("\"'", quote);
        const std::size_t end = start == std::string_view::npos ? start : tag.find(tag[start], start + 1);
        return end == std::string_view::npos ? std::string_view() : tag.substr(start + 1, end - start - 1);
    }
    return {};
}

class FlatStore : public PartStore {
public:
    explicit FlatStore(std::string_view text) : root_(root_tag(text)) {
        const std::string_view name = root_.substr(1, root_.find_first_of(" \t\r\n/>") - 1);
        prefix_ = name.substr(0, name.find(':') == std::string_view::npos ? 0 : name.find(':') + 1);
        close_ = "</" + std::string(name) + ">";
    }

    model::Result<void> find_parts(std::string_view text, const model::Limits& limits) {
        const std::string open = "<" + prefix_ + "part";
        const std::string close = "</" + prefix_ + "part>";
        for (std::size_t at = text.find(open); at != std::string_view::npos;) {
            const std::size_t tag_end = text.find('>', at);
            const std::size_t end = std::min(text.find(close, at), text.size());
            const std::string_view part = text.substr(at, std::min(end + close.size(), text.size()) - at);
            if (tag_end < end) {
                names_.emplace_back(attribute(text.substr(at, tag_end - at), "name"));
                parts_.push_back(part);
            }
            if (parts_.size() > limits.max_entries) {
                return fail(Code::too_large, "the document holds more parts than the limit");
            }
            at = text.find(open, at + part.size());
        }
        return parts_.empty() ? model::Result<void>(fail(Code::damaged, "the XML file holds no part of a package")) : model::Result<void>();
    }

    model::Result<bool> stream(std::size_t part, const Take& take) override {
        const std::string_view text = parts_[part];
        const std::string binary = "<" + prefix_ + "binaryData";
        if (const std::size_t at = text.find(binary); at != std::string_view::npos && text.find("<" + prefix_ + "xmlData") > at) {
            const std::size_t start = text.find('>', at);
            return decode(text.substr(start + 1, text.find('<', start) - start - 1), take);
        }
        for (std::string_view rest : {root_, text, std::string_view(close_)}) {
            for (; !rest.empty(); rest.remove_prefix(std::min(kChunk, rest.size()))) {
                if (!take(rest.data(), std::min(kChunk, rest.size()))) {
                    return true;
                }
            }
        }
        return true;
    }

private:
    /// Base64.
    static bool decode(std::string_view text, const Take& take) {
        constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        std::string out;
        unsigned bits = 0;
        int count = 0;
        for (const char c : text) {
            const std::size_t digit = kDigits.find(c);
            if (digit == std::string_view::npos) {
                continue;  // line ends and the padding
            }
            bits = bits << 6U | static_cast<unsigned>(digit);
            count += 6;
            if (count >= 8) {
                count -= 8;
                out += static_cast<char>(bits >> static_cast<unsigned>(count) & 0xFFU);
            }
            if (out.size() == kChunk) {
                if (!take(out.data(), out.size())) {
                    return true;
                }
                out.clear();
            }
        }
        if (!out.empty()) {
            take(out.data(), out.size());
        }
        return true;
    }

    std::string_view root_;
    std::string prefix_, close_;
    std::vector<std::string_view> parts_;
};

}  // namespace

bool is_flat_opc(std::span<const std::byte> bytes) {
    return root_tag(text_of(bytes)).find(kNamespace) != std::string_view::npos;
}

model::Result<std::unique_ptr<PartStore>> open_flat_opc(std::span<const std::byte> bytes, const model::Limits& limits) {
    auto store = std::make_unique<FlatStore>(text_of(bytes));
    if (auto found = store->find_parts(text_of(bytes), limits); !found) {
        return tl::unexpected(std::move(found.error()));
    }
    return store;
}

}  // namespace bianmu::extract::docx
