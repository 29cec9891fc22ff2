#include "structure/explain.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

#include "model/text.h"
#include "structure/code_rules.h"
#include "structure/explain_kind.h"
#include "structure/items.h"
#include "structure/values.h"

namespace bianmu::structure {

namespace {

constexpr std::size_t kMostNear = 6;      // rules that are told beside the one that decided
constexpr std::size_t kMostText = 60;     // code points of the piece that are shown
constexpr std::size_t kFrontRoom = 2;     // items after the last field of the masthead that its rules may have been asked about

std::string shorten(std::string_view text) {
    std::u32string points = model::to_utf32(text);
    std::replace_if(points.begin(), points.end(), [](char32_t c) { return c == U'\n' || c == U'\t'; }, U' ');
    if (points.size() > kMostText) {
        points.resize(kMostText);
        points += U'\u2026';
    }
    return model::to_utf8(points);
}

std::string number(double value) { return fmt::format("{:.3g}", value); }

/// A look's conditions one by one, in the words of profiles.
std::vector<std::pair<std::string, Look>> conditions_of(const Look& look) {
    std::vector<std::pair<std::string, Look>> out;
    const auto add = [&](bool given, std::string words, const auto& copy) {
        if (given) {
            copy(out.emplace_back(std::move(words), Look()).second);
        }
    };
    const auto any = [](const std::vector<std::string>& names) { return fmt::format("{}", fmt::join(names, "|")); };
    const auto flag = [&](int wanted, const char* name, int Look::*member) {
        add(wanted >= 0, std::string(wanted == 1 ? "" : "not ") + name, [&](Look& one) { one.*member = wanted; });
    };
    add(!look.align.empty(), "align " + look.align, [&](Look& one) { one.align = look.align; });
    add(look.min_size > 0, "min_size " + number(look.min_size), [&](Look& one) { one.min_size = look.min_size; });
    add(look.below_size > 0, "below_size " + number(look.below_size), [&](Look& one) { one.below_size = look.below_size; });
    add(look.size_rank > 0, "size_rank " + std::to_string(look.size_rank), [&](Look& one) { one.size_rank = look.size_rank; });
    add(look.min_indent > 0, "min_indent " + number(look.min_indent), [&](Look& one) { one.min_indent = look.min_indent; });
    add(look.max_indent > 0, "max_indent " + number(look.max_indent), [&](Look& one) { one.max_indent = look.max_indent; });
    flag(look.bold, "bold", &Look::bold);
    flag(look.italic, "italic", &Look::italic);
    flag(look.red, "red", &Look::red);
    flag(look.rule_below, "rule_below", &Look::rule_below);
    flag(look.rule_above, "rule_above", &Look::rule_above);
    flag(look.page_top, "page_top", &Look::page_top);
    flag(look.first_page, "first_page", &Look::first_page);
    add(!look.fonts.empty(), "fonts " + any(look.fonts), [&](Look& one) { one.fonts = look.fonts; });
    add(!look.colors.empty(), "colors " + any(look.colors), [&](Look& one) { one.colors = look.colors; });
    return out;
}

/// How an item looks, in the words of profiles.
std::vector<std::string> look_of(const Item& item, const Items& items) {
    if (!item.is_text()) {
        return {};
    }
    const auto rank = std::find_if(items.sizes.begin(), items.sizes.end(), [&](float size) { return item.size >= size - 0.6F; });
    std::vector<std::string> out{item.centred ? "align center" : item.right ? "align right" : "align start",
                                 "size " + number(static_cast<double>(item.size / items.body_size)) + fmt::format(" ({} pt)", number(static_cast<double>(item.size))),
                                 "size_rank " + std::to_string(rank - items.sizes.begin() + 1)};
    if (item.indent != 0) {
        out.push_back("indent " + number(static_cast<double>(item.indent)));
    }
    for (const auto& [holds, name] : {std::pair(item.bold, "bold"), std::pair(item.italic, "italic"), std::pair(item.red, "red"),
                                      std::pair(item.rule_below, "rule_below"), std::pair(item.rule_above, "rule_above"),
                                      std::pair(item.page_top, "page_top"), std::pair(item.first_page, "first_page")}) {
        if (holds) {
            out.emplace_back(name);
        }
    }
    if (!item.font.empty()) {
        out.push_back("font " + item.font);
    }
    if (item.color != items.body_color || item.color != 0) {
        out.push_back(fmt::format("color #{:06X}", item.color));
    }
    if (item.paragraph->outline_level > 0) {
        out.push_back("outline level " + std::to_string(item.paragraph->outline_level));
    }
    return out;
}

using Place = std::tuple<int, int, int, float, float>;

Place place_of(const model::Location& location) {
    return {location.page, location.part, location.paragraph, location.box ? static_cast<float>(location.box->y0) : 0, location.box ? static_cast<float>(location.box->x0) : 0};
}

/// The items of the flow by their places, those of tables' rows among them.
class Lines {
public:
    Lines(const model::Flow& flow, const Profile& profile) : items_(look_at(flow, profile)) {
        for (std::size_t i = items_.list.size(); i-- > 0;) {
            if (items_.list[i].table != nullptr) {
                tables_.push_back(items_.list[i]);
                unfold_table(items_, i, flow, profile);
            }
        }
        for (std::size_t i = 0; i < items_.list.size(); ++i) {
            for (const model::Location& location : items_.list[i].locations()) {
                places_.emplace(place_of(location), i);
            }
        }
    }

    [[nodiscard]] const Items& items() const { return items_; }

    /// The line that `text` stands in or that stands in it, among those at its places; the first there if none does.
    [[nodiscard]] std::optional<std::size_t> find(const std::vector<model::Location>& locations, std::string_view text) const {
        std::optional<std::size_t> first;
        const std::string wanted = model::squash(text.substr(0, text.find('\n')));
        for (const model::Location& location : locations) {
            const auto [begin, end] = places_.equal_range(place_of(location));
            for (auto at = begin; at != end; ++at) {
                const std::string own = model::squash(items_.list[at->second].text);
                if (own.find(wanted) != std::string::npos || (!own.empty() && wanted.find(own) != std::string::npos)) {
                    return at->second;
                }
                first = first ? first : at->second;
            }
        }
        return first;
    }

private:
    Items items_;
    std::vector<Item> tables_;
    std::multimap<Place, std::size_t> places_;
};

class Explainer {
public:
    Explainer(const model::Flow& flow, const model::Document& document, const Profile& profile, std::string prefix)
        : flow_(flow), document_(document), profile_(profile), prefix_(std::move(prefix)), lines_(flow, profile), rules_(profile.listed_rules()) {}

    std::vector<model::Explanation> run() {
        find_front();
        for (const model::Evidence& evidence : document_.evidence) {
            if (evidence.pointer == "/kind") {
                found_.emplace_back(0, explain_kind(flow_, document_, profile_));
                found_.back().second.pointer.insert(0, prefix_);
                continue;
            }
            add(evidence.pointer, evidence.raw, evidence.rule, evidence.confidence, evidence.locations, false);
        }
        for (std::size_t s = 0; s < document_.sections.size(); ++s) {
            for (std::size_t a = 0; a < document_.sections[s].articles.size(); ++a) {
                const std::vector<model::DocumentBlock>& blocks = document_.sections[s].articles[a].blocks;
                for (std::size_t b = 0; b < blocks.size(); ++b) {
                    add(fmt::format("/sections/{}/articles/{}/blocks/{}", s, a, b), blocks[b].text, blocks[b].rule, blocks[b].confidence, blocks[b].locations,
                        !blocks[b].leads.empty());
                }
            }
        }
        std::stable_sort(found_.begin(), found_.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
        std::vector<model::Explanation> out;
        for (auto& [line, explanation] : found_) {
            out.push_back(std::move(explanation));
        }
        return out;
    }

private:
    /// The lines that the head's rules were asked about.
    void find_front() {
        for (const model::Evidence& evidence : document_.evidence) {
            const auto line = lines_.find(evidence.locations, evidence.raw);
            if (line) {
                fields_[evidence.pointer.substr(evidence.pointer.rfind('/') + 1)].insert(*line);
                front_ = evidence.pointer.starts_with("/masthead/") ? std::max(front_, *line + 1 + kFrontRoom) : front_;
            }
        }
    }

    void add(const std::string& pointer, std::string_view text, const std::string& rule, double confidence, const std::vector<model::Location>& locations,
             bool leads) {
        model::Explanation out;
        out.pointer = prefix_ + pointer;
        out.text = shorten(text);
        out.rule = rule;
        out.confidence = confidence;
        const auto line = lines_.find(locations, text);
        const Item* const item = line ? &lines_.items().list[*line] : nullptr;
        if (item != nullptr) {
            out.look = look_of(*item, lines_.items());
        }
        const auto decided = std::find_if(rules_.begin(), rules_.end(), [&rule](const ListedRule& listed) { return listed.rule->id == rule; });
        out.reason = decided != rules_.end() ? decided->rule->reason : reason_of(rule);
        if (decided != rules_.end() && item != nullptr) {
            for (const Look& sign : decided->rule->signs) {
                for (const auto& [words, one] : conditions_of(sign)) {
                    out.signs.push_back({words, looks_like(*item, one, lines_.items())});
                }
            }
        }
        for (const auto& [list, other] : rules_) {
            if (item == nullptr || !item->is_text()) {
                break;
            }
            if (list == "leads" ? leads && other->pattern.matches(item->text) : false) {
                out.inside.push_back(other->id);
            } else if (other->id != rule && list != "leads" && is_asked(list, pointer, *line)) {
                add_near(*other, *item, *line, out);
            }
        }
        std::stable_sort(out.near.begin(), out.near.end(), [](const auto& a, const auto& b) { return a.failed.size() < b.failed.size(); });
        out.near.resize(std::min(out.near.size(), kMostNear));
        found_.emplace_back(line.value_or(found_.empty() ? 0 : found_.back().first), std::move(out));
    }

    [[nodiscard]] std::string reason_of(std::string_view rule) const {
        for (const Label& label : profile_.labels) {
            if (rule == "colophon." + label.field) {
                return "a label before a colon: " + fmt::format("{}", fmt::join(label.words, ", "));
            }
        }
        return std::string(reason_of_code_rule(rule));
    }

    /// Whether the rules of a list are asked about the line of a field.
    [[nodiscard]] bool is_asked(std::string_view list, const std::string& pointer, std::size_t line) const {
        const auto in = [&pointer](std::string_view start) { return pointer.starts_with(start); };
        if (list == "masthead" || list == "title") {
            return line < front_;
        }
        if (list.starts_with("contents/")) {
            return in("/contents");
        }
        if (list.starts_with("colophon/")) {
            return in("/colophon");
        }
        if (list == "official/layouts" || list == "official/type") {
            return pointer == "/official/authority_mark";
        }
        if (list.starts_with("official/")) {
            return document_.official.has_value();
        }
        return in("/sections/");
    }

    [[nodiscard]] bool found_before(const std::string& field, std::size_t line) const {
        const auto found = fields_.find(field == "number" || field == "label" || field == "year" ? "issue" : field == "level" ? "security" : field);
        return found != fields_.end() && *found->second.begin() < line;
    }

    void add_near(const Rule& rule, const Item& item, std::size_t line, model::Explanation& out) const {
        Captures groups;
        if (rule.pattern.empty() || !rule.pattern.matches(item.text, groups)) {
            return;
        }
        model::NearRule near{rule.id, rule.reason, {}};
        if (groups.contains("names") && !are_persons(profile_, groups.at("names").of(item.text))) {
            near.failed.emplace_back("names are no persons");
        }
        if (rule.except.matches(item.text)) {
            near.failed.emplace_back("except");
        }
        if (!rule.opens.empty() && rule.opens.find(model::first_code_point(item.text)) == std::u32string::npos) {
            near.failed.emplace_back("opens");
        }
        if (rule.max_chars > 0 && model::length(item.text) > rule.max_chars) {
            near.failed.push_back("max_chars " + std::to_string(rule.max_chars));
        }
        for (const auto& [words, one] : conditions_of(rule.look)) {
            if (!looks_like(item, one, lines_.items())) {
                near.failed.push_back(words);
            }
        }
        if (!rule.look.after.empty() && !found_before(rule.look.after, line)) {
            near.failed.push_back("after " + rule.look.after);
        }
        if (!rule.look.before.empty() && found_before(rule.look.before, line)) {
            near.failed.push_back("before " + rule.look.before);
        }
        out.near.push_back(std::move(near));
    }

    const model::Flow& flow_;
    const model::Document& document_;
    const Profile& profile_;
    std::string prefix_;
    Lines lines_;
    std::vector<ListedRule> rules_;
    std::map<std::string, std::set<std::size_t>> fields_;   ///< the lines that hold each field, by its last name
    std::size_t front_ = 0;
    std::vector<std::pair<std::size_t, model::Explanation>> found_;
};

}  // namespace

std::vector<model::Explanation> explain(const model::Flow& flow, const model::Document& document, const Profile* own) {
    std::vector<model::Explanation> out;
    const auto add = [&](const model::Document& part, const std::string& prefix, const auto& again) -> void {
        const std::shared_ptr<const Profile> built_in = own == nullptr ? built_in_profile(part.profile) : nullptr;
        if (const Profile* const profile = own != nullptr ? own : built_in.get(); profile != nullptr) {
            std::vector<model::Explanation> more = Explainer(flow, part, *profile, prefix).run();
            std::move(more.begin(), more.end(), std::back_inserter(out));
        }
        for (std::size_t i = 0; i < part.parts.size(); ++i) {
            again(part.parts[i], prefix + "/parts/" + std::to_string(i), again);
        }
    };
    add(document, "", add);
    return out;
}

}  // namespace bianmu::structure
