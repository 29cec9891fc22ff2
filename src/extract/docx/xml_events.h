#pragma once

#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

#include "extract/docx/xml.h"
#include "extract/docx/xml_names.h"

namespace bianmu::extract::docx {

/// Turns the tags of a part, as any parser finds them, into events for a handler: namespaces resolved, bounded, always balanced.
class Events {
public:
    Events(Handler& handler, int max_depth) : handler_(handler), max_depth_(static_cast<std::size_t>(max_depth)) {}

    /// A start tag. `visit` is called with what takes its attributes, `take(name, value)`. Names are `std::string_view` or `PaddedName`.
    /// @return `complete`, or why nothing more should be read.
    template <typename Written, typename Visit>
    Outcome start(Written written, const Visit& visit) {
        if (open_.size() >= max_depth_) {
            return Outcome::too_deep;
        }
        attributes_.clear();
        visit([this](Written name, std::string_view value) {
            const Tag tag = tags_.find(name);
            if (tag.declares) {
                prefixes_.bind(tag.prefix, namespace_of(value), open_.size());
            } else if (attributes_.size() <= kMaxAttributes) {
                attributes_.push_back({tag.prefix, tag.name, value});
            }
        });
        if (attributes_.size() > kMaxAttributes) {
            return Outcome::flooded;
        }
        const Tag tag = tags_.find(written);
        open_.emplace_back(prefixes_.ns(tag.prefix), tag.name);
        handler_.start(Element(open_.back().first, tag.name, prefixes_, attributes_));
        return Outcome::complete;
    }

    void end() {
        if (!open_.empty()) {
            const auto [ns, name] = open_.back();
            open_.pop_back();
            prefixes_.leave(open_.size());
            handler_.end(ns, name);
        }
    }

    void text(std::string_view piece) { handler_.text(piece); }

    /// Ends what is still open.
    void close() {
        while (!open_.empty()) {
            end();
        }
    }

private:
    static constexpr std::size_t kMaxAttributes = 1024;  // of a tag

    Handler& handler_;
    std::size_t max_depth_;
    Prefixes prefixes_;
    Tags tags_{prefixes_};
    std::vector<Attribute> attributes_;
    std::vector<std::pair<Ns, Name>> open_;
};

}  // namespace bianmu::extract::docx
