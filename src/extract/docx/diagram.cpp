#include <algorithm>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "extract/docx/graphic_text.h"
#include "extract/docx/part.h"
#include "model/text.h"

namespace bianmu::extract::docx {

namespace {

struct Link {
    std::string from, to;
    int order = 0;
};

class DiagramHandler : public Handler {
public:
    void start(const Element& element) override {
        collects_ = element.ns == Ns::a && element.name == Name::t;
        if (element.ns == Ns::a && (element.name == Name::p || element.name == Name::br)) {
            text_ += text_.empty() ? "" : "\n";
        } else if (element.name == Name::pt) {
            id_ = element.text(Name::modelId);
            const std::string_view type = element.get(Name::type);
            // Points for the look of others, and for the strokes between them, repeat what those say.
            shown_ = type.empty() || type == "node" || type == "asst";
            text_.clear();
            if (type == "doc") {
                root_ = id_;
            }
        } else if (element.name == Name::cxn) {
            if (const std::string_view type = element.get(Name::type); type.empty() || type == "parOf") {
                links_.push_back({element.text(Name::srcId), element.text(Name::destId), element.number(Name::srcOrd).value_or(0)});
            }
        }
    }

    void end(Ns ns, Name name) override {
        collects_ = false;
        if (name == Name::pt && ns != Ns::a) {
            if (const std::string_view text = model::trim(text_); shown_ && !text.empty()) {
                points_.emplace_back(std::move(id_), text);
            }
            shown_ = false;
        }
    }

    void text(std::string_view piece) override {
        if (collects_) {
            text_ += piece;
        }
    }

    /// The texts in the order of the tree; those that hang nowhere come last.
    void order(std::vector<std::string>& texts) {
        std::stable_sort(links_.begin(), links_.end(), [](const Link& a, const Link& b) { return a.order < b.order; });
        std::unordered_map<std::string_view, std::vector<std::string_view>> below;
        for (const Link& link : links_) {
            below[link.from].push_back(link.to);
        }
        std::unordered_map<std::string_view, std::string*> waiting;
        for (auto& [id, text] : points_) {
            waiting.emplace(id, &text);
        }
        std::unordered_set<std::string_view> seen;
        std::vector<std::string_view> open{root_};
        while (!open.empty()) {
            const std::string_view id = open.back();
            open.pop_back();
            if (!seen.insert(id).second) {
                continue;
            }
            if (const auto found = waiting.find(id); found != waiting.end()) {
                texts.push_back(std::move(*found->second));
                waiting.erase(found);
            }
            if (const auto found = below.find(id); found != below.end()) {
                open.insert(open.end(), found->second.rbegin(), found->second.rend());
            }
        }
        for (auto& [id, text] : points_) {
            if (waiting.contains(id)) {
                texts.push_back(std::move(text));
            }
        }
    }

private:
    std::vector<std::pair<std::string, std::string>> points_;
    std::vector<Link> links_;
    std::string root_, id_, text_;
    bool shown_ = false, collects_ = false;
};

}  // namespace

model::Result<bool> read_diagram(Package& package, std::string_view part, std::vector<std::string>& texts) {
    DiagramHandler handler;
    auto whole = parse_part(package, part, handler);
    if (whole) {
        handler.order(texts);
    }
    return whole;
}

}  // namespace bianmu::extract::docx
