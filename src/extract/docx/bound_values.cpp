#include "extract/docx/bound_values.h"

#include <algorithm>
#include <charconv>
#include <memory>
#include <pugixml.hpp>

#include "extract/docx/part.h"
#include "extract/docx/styles.h"

namespace bianmu::extract::docx {

namespace {

using namespace std::string_view_literals;

constexpr std::size_t kLargest = std::size_t{4} << 20;  // bytes of a part: what controls are bound to is short
constexpr std::size_t kDeepest = 256;                   // steps of a path

// The stores that every package has ([MS-DOCX], built-in data bindings).
constexpr std::string_view kCoreStore = "{6c3c8bc8-f283-45ae-878a-bab7291924a1}";
constexpr std::string_view kExtendedStore = "{6668398d-a668-4e3e-a5eb-62b293d839f1}";

/// One step of a path: an element or an attribute by its namespace and name, the n-th of its siblings.
struct PathStep {
    std::string space, name;
    int place = 1;
    bool attribute = false;
};

/// The namespace that a prefix has in `xmlns:ns0='…' xmlns:ns1="…"`.
std::string_view mapped(std::string_view mappings, std::string_view prefix) {
    const std::string wanted = "xmlns:" + std::string(prefix) + "=";
    for (std::size_t at = mappings.find(wanted); at != std::string_view::npos; at = mappings.find(wanted, at + 1)) {
        const std::size_t start = at + wanted.size();
        if (start < mappings.size() && (at == 0 || mappings[at - 1] == ' ') && (mappings[start] == '\'' || mappings[start] == '"')) {
            return mappings.substr(start + 1, std::min(mappings.find(mappings[start], start + 1), mappings.size()) - start - 1);
        }
    }
    return {};
}

/// The steps of a path; empty for one that is written otherwise.
std::vector<PathStep> steps_of(const DataBinding& binding) {
    std::vector<PathStep> steps;
    std::string_view rest = binding.path;
    while (rest.starts_with('/') && steps.size() < kDeepest) {
        rest.remove_prefix(1);
        std::string_view step = rest.substr(0, rest.find('/'));
        rest.remove_prefix(step.size());
        if (step == "text()" && rest.empty()) {
            return steps;
        }
        PathStep out;
        out.attribute = step.starts_with('@');
        step.remove_prefix(out.attribute ? 1 : 0);
        if (const std::size_t bracket = step.find('['); bracket != std::string_view::npos) {
            const char* const end = step.data() + step.size();
            if (const auto [stop, error] = std::from_chars(step.data() + bracket + 1, end, out.place); error != std::errc() || stop + 1 != end) {
                return {};
            }
            step = step.substr(0, bracket);
        }
        if (const std::size_t colon = step.find(':'); colon != std::string_view::npos) {
            out.space = mapped(binding.prefixes, step.substr(0, colon));
            step.remove_prefix(colon + 1);
        }
        if (step.empty() || step.find_first_of("*()="sv) != std::string_view::npos) {
            return {};
        }
        out.name = step;
        steps.push_back(std::move(out));
    }
    return rest.empty() ? steps : std::vector<PathStep>();
}

std::string_view local(std::string_view name) {
    return name.substr(name.find(':') + 1);
}

/// The namespace of an element, from the declarations on it and around it.
std::string_view space_of(pugi::xml_node node) {
    const std::string_view name = node.name();
    const std::size_t colon = name.find(':');
    const std::string declared = colon == std::string_view::npos ? "xmlns" : "xmlns:" + std::string(name.substr(0, colon));
    for (; node; node = node.parent()) {
        if (const pugi::xml_attribute found = node.attribute(declared.c_str())) {
            return found.value();
        }
    }
    return {};
}

void append_text(pugi::xml_node node, std::string& text) {
    struct Walker : pugi::xml_tree_walker {
        explicit Walker(std::string& into) : text(into) {}
        bool for_each(pugi::xml_node& each) override {
            text += each.type() == pugi::node_pcdata || each.type() == pugi::node_cdata ? each.value() : "";
            return true;
        }
        std::string& text;
    } walker(text);
    node.traverse(walker);
}

/// @param patience  how many elements may still be looked at
std::optional<std::string> value_at(pugi::xml_node node, const std::vector<PathStep>& steps, std::size_t& patience) {
    for (const PathStep& step : steps) {
        if (step.attribute) {
            for (const pugi::xml_attribute attribute : node.attributes()) {
                if (local(attribute.name()) == step.name) {
                    return attribute.value();
                }
            }
            return std::nullopt;
        }
        int left = step.place;
        pugi::xml_node found;
        for (const pugi::xml_node child : node.children()) {
            if (patience == 0) {
                return std::nullopt;
            }
            --patience;
            if (local(child.name()) == step.name && space_of(child) == step.space && --left == 0) {
                found = child;
                break;
            }
        }
        if (!found) {
            return std::nullopt;
        }
        node = found;
    }
    std::string text;
    append_text(node, text);
    return text;
}

}  // namespace

struct BoundValues::Store {
    std::string id;
    std::unique_ptr<pugi::xml_document> xml;

    /// The node whose child is the root of the part.
    [[nodiscard]] pugi::xml_node top(bool flat) const { return flat ? xml->document_element().first_child().first_child() : pugi::xml_node(*xml); }
};

BoundValues::BoundValues(Package& package, std::vector<std::string> items, std::string core, std::string extended)
    : package_(package), items_(std::move(items)), core_(std::move(core)), extended_(std::move(extended)) {}

BoundValues::~BoundValues() = default;

void BoundValues::load(const std::string& part, std::string id) {
    std::string bytes;
    if (!package_.has(part)) {
        return;
    }
    const auto whole = package_.stream(part, [&](const char* chunk, std::size_t size) {
        bytes.append(chunk, size);
        return bytes.size() <= kLargest;
    });
    auto xml = std::make_unique<pugi::xml_document>();
    // A part that cannot be read binds nothing; the text in the control stays.
    if (whole && *whole && bytes.size() <= kLargest && xml->load_buffer(bytes.data(), bytes.size(), pugi::parse_default | pugi::parse_ws_pcdata_single)) {
        stores_.push_back({std::move(id), std::move(xml)});
    }
}

void BoundValues::load() {
    loaded_ = true;
    for (const std::string& item : items_) {
        std::string id;
        const auto relationships = read_relationships(package_, item);
        for (const Relationship& relationship : relationships ? *relationships : std::vector<Relationship>()) {
            if (relationship.kind != "customXmlProps" || relationship.external || stores_.size() > 1000) {
                continue;
            }
            load(relationship.target, {});
            if (!stores_.empty() && stores_.back().id.empty()) {
                for (const pugi::xml_attribute attribute : stores_.back().top(package_.is_flat()).first_child().attributes()) {
                    id = local(attribute.name()) == "itemID" ? lower(attribute.value()) : id;
                }
                stores_.pop_back();
            }
        }
        load(item, id.empty() ? "{}" : id);
    }
    load(core_, std::string(kCoreStore));
    load(extended_, std::string(kExtendedStore));
}

std::optional<std::string> BoundValues::find(const DataBinding& binding) {
    const std::vector<PathStep> steps = steps_of(binding);
    if (steps.empty()) {
        return std::nullopt;
    }
    if (!loaded_) {
        load();
    }
    const std::string wanted = lower(binding.store);
    for (const Store& store : stores_) {
        if (wanted.empty() || store.id == wanted) {   // without a store named, the first part that has such a place
            if (auto value = value_at(store.top(package_.is_flat()), steps, patience_)) {
                return value;
            }
        }
    }
    return std::nullopt;
}

}  // namespace bianmu::extract::docx
