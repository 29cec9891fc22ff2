#include "extract/docx/part.h"

#include <utility>

namespace bianmu::extract::docx {

namespace {

using model::Code;
using model::fail;

std::string relationships_part(std::string_view part) {
    const std::size_t slash = part.rfind('/');
    const std::string_view folder = slash == std::string_view::npos ? std::string_view() : part.substr(0, slash + 1);
    const std::string_view file = slash == std::string_view::npos ? part : part.substr(slash + 1);
    return std::string(folder) + "_rels/" + std::string(file) + ".rels";
}

class RelationshipsHandler : public Handler {
public:
    explicit RelationshipsHandler(std::string_view base) : base_(base) {}

    void start(const Element& element) override {
        if (element.name != Name::Relationship) {
            return;
        }
        Relationship found;
        found.id = element.get(Name::Id);
        const std::string_view type = element.get(Name::Type);
        found.kind = type.substr(type.rfind('/') == std::string_view::npos ? 0 : type.rfind('/') + 1);
        found.external = element.get(Name::TargetMode) == "External";
        const std::string target = element.text(Name::Target);
        found.target = found.external ? target : resolve_part(base_, target);
        list.push_back(std::move(found));
    }
    void end(Ns /*ns*/, Name /*name*/) override {}
    void text(std::string_view /*piece*/) override {}

    std::vector<Relationship> list;

private:
    std::string_view base_;
};

class ContentTypesHandler : public Handler {
public:
    void start(const Element& element) override {
        const std::string_view type = element.get(Name::ContentType);
        const bool word = type.find("wordprocessingml") != std::string_view::npos || type.find("ms-word") != std::string_view::npos;
        if (element.name == Name::Override && main.empty() && word && type.ends_with("main+xml")) {
            main = resolve_part("", element.text(Name::PartName));
        }
    }
    void end(Ns /*ns*/, Name /*name*/) override {}
    void text(std::string_view /*piece*/) override {}

    std::string main;
};

/// Hands on what stands in the three elements that a Flat OPC document has around a part's root.
class FlatPartHandler : public Handler {
public:
    explicit FlatPartHandler(Handler& to) : to_(to) {}

    void start(const Element& element) override {
        if (++depth_ > kAround) {
            to_.start(element);
        }
    }
    void end(Ns ns, Name name) override {
        if (depth_-- > kAround) {
            to_.end(ns, name);
        }
    }
    void text(std::string_view piece) override {
        if (depth_ > kAround) {
            to_.text(piece);
        }
    }

private:
    static constexpr int kAround = 3;
    Handler& to_;
    int depth_ = 0;
};

}  // namespace

model::Result<bool> parse_part(Package& package, std::string_view part, Handler& handler) {
    FlatPartHandler inner(handler);
    Handler& to = package.is_flat() ? inner : handler;
    Parser parser(to, package.limits().max_depth);
    const auto read = package.stream(part, [&](const char* bytes, std::size_t size) { return parser.feed(bytes, size); });
    const Outcome outcome = parser.finish();
    if (!read) {
        return tl::unexpected(read.error());
    }
    const bool whole = *read;
    switch (outcome) {
        case Outcome::complete:
            return whole;
        case Outcome::malformed:
            return false;
        case Outcome::dtd:
            return fail(Code::damaged, "the part " + std::string(part) + " holds a DTD; DTDs are not allowed in office documents");
        case Outcome::too_deep:
            return fail(Code::too_large, "the part " + std::string(part) + " nests elements deeper than the limit");
        case Outcome::flooded:
            return fail(Code::too_large, "the part " + std::string(part) + " holds a tag with too many attributes");
    }
    return false;
}

model::Result<std::vector<Relationship>> read_relationships(Package& package, std::string_view part) {
    const std::string name = relationships_part(part);
    if (!package.has(name)) {
        return std::vector<Relationship>();
    }
    RelationshipsHandler handler(part);
    const auto read = parse_part(package, name, handler);
    if (!read) {
        return tl::unexpected(read.error());
    }
    return std::move(handler.list);
}

model::Result<std::string> find_main_by_content_type(Package& package) {
    constexpr std::string_view kPart = "[Content_Types].xml";
    if (!package.has(kPart)) {
        return std::string();
    }
    ContentTypesHandler handler;
    const auto read = parse_part(package, kPart, handler);
    if (!read) {
        return tl::unexpected(read.error());
    }
    return std::move(handler.main);
}

}  // namespace bianmu::extract::docx
