#include "correct/fields.h"

#include <charconv>
#include <variant>

namespace bianmu::correct {
namespace {

using model::Colophon;
using model::Document;
using model::Masthead;
using model::Official;

template <typename Group>
struct Row {
    std::string_view name;
    std::variant<std::string Group::*, std::vector<std::string> Group::*, std::optional<int> Group::*> member;
};

constexpr Row<Masthead> kMasthead[] = {{"notice", &Masthead::notice}, {"title", &Masthead::title}, {"issuer", &Masthead::issuer}, {"date", &Masthead::date}};
constexpr Row<model::Issue> kIssue[] = {
    {"label", &model::Issue::label}, {"number", &model::Issue::number}, {"total", &model::Issue::total}, {"year", &model::Issue::year}};
constexpr Row<model::Security> kSecurity[] = {{"level", &model::Security::level}, {"period", &model::Security::period}};
constexpr Row<model::DocumentNumber> kNumber[] = {{"text", &model::DocumentNumber::text},
                                                  {"agency", &model::DocumentNumber::agency},
                                                  {"year", &model::DocumentNumber::year},
                                                  {"serial", &model::DocumentNumber::serial}};
constexpr Row<Official> kOfficial[] = {{"copy_number", &Official::copy_number}, {"urgency", &Official::urgency},
                                       {"authority_mark", &Official::authority_mark}, {"signers", &Official::signers},
                                       {"type", &Official::type}, {"layout", &Official::layout},
                                       {"recipients", &Official::recipients}, {"attachment_list", &Official::attachment_list},
                                       {"issuers", &Official::issuers}, {"issued_on", &Official::issued_on},
                                       {"seals", &Official::seals}, {"annotation", &Official::annotation},
                                       {"copy_to", &Official::copy_to}, {"printed_by", &Official::printed_by},
                                       {"printed_on", &Official::printed_on}, {"attendees", &Official::attendees},
                                       {"absentees", &Official::absentees}, {"observers", &Official::observers}};
constexpr Row<Colophon> kColophon[] = {{"editors", &Colophon::editors}, {"approvers", &Colophon::approvers},
                                       {"proofreaders", &Colophon::proofreaders}, {"report_to", &Colophon::report_to},
                                       {"send_to", &Colophon::send_to}, {"distribute_to", &Colophon::distribute_to},
                                       {"copy_to", &Colophon::copy_to}, {"printed_by", &Colophon::printed_by},
                                       {"printed_on", &Colophon::printed_on}, {"copies", &Colophon::copies},
                                       {"postal_code", &Colophon::postal_code}, {"address", &Colophon::address},
                                       {"phone", &Colophon::phone}, {"fax", &Colophon::fax},
                                       {"email", &Colophon::email}, {"website", &Colophon::website}};
constexpr Row<model::OtherField> kOther[] = {{"label", &model::OtherField::label}, {"value", &model::OtherField::value}};
constexpr Row<model::Section> kSection[] = {{"title", &model::Section::title}};
constexpr Row<model::Article> kArticle[] = {{"title", &model::Article::title}, {"subtitle", &model::Article::subtitle}, {"byline", &model::Article::byline}};

void point_to(Field& field, std::string& text) {
    field.text = &text;
}
void point_to(Field& field, std::vector<std::string>& list) {
    field.list = &list;
}
void point_to(Field& field, std::optional<int>& number) {
    field.number = &number;
}

template <typename Group, std::size_t N>
Field find_row(Group& group, const Row<Group> (&rows)[N], std::string_view name) {
    for (const Row<Group>& row : rows) {
        if (row.name == name) {
            Field out;
            std::visit([&](auto member) { point_to(out, group.*member); }, row.member);
            return out;
        }
    }
    return {};
}

template <typename Group>
Group& made(std::optional<Group>& group) {
    return group ? *group : group.emplace();
}

Field find_in_masthead(Document& document, const std::vector<std::string>& steps) {
    if (steps.size() == 2 && document.masthead) {
        return find_row(*document.masthead, kMasthead, steps[1]);
    }
    if (steps.size() == 3 && document.masthead && steps[1] == "issue") {
        return find_row(made(document.masthead->issue), kIssue, steps[2]);
    }
    return steps.size() == 3 && document.masthead && steps[1] == "security" ? find_row(made(document.masthead->security), kSecurity, steps[2]) : Field{};
}

Field find_in_official(Document& document, const std::vector<std::string>& steps) {
    if (steps.size() == 2 && document.official) {
        return find_row(*document.official, kOfficial, steps[1]);
    }
    if (steps.size() == 3 && document.official && steps[1] == "document_number") {
        return find_row(made(document.official->document_number), kNumber, steps[2]);
    }
    return steps.size() == 3 && document.official && steps[1] == "security" ? find_row(made(document.official->security), kSecurity, steps[2]) : Field{};
}

Field find_in_colophon(Document& document, const std::vector<std::string>& steps) {
    if (steps.size() == 2 && document.colophon) {
        return find_row(*document.colophon, kColophon, steps[1]);
    }
    if (steps.size() == 4 && document.colophon && steps[1] == "other") {
        if (const auto at = index_of(steps[2], document.colophon->other.size())) {
            return find_row(document.colophon->other[*at], kOther, steps[3]);
        }
    }
    return {};
}

Field find_in_sections(Document& document, const std::vector<std::string>& steps) {
    const auto section = steps.size() > 2 ? index_of(steps[1], document.sections.size()) : std::nullopt;
    if (!section) {
        return {};
    }
    if (steps.size() == 3) {
        return find_row(document.sections[*section], kSection, steps[2]);
    }
    auto& articles = document.sections[*section].articles;
    const auto article = steps.size() == 5 && steps[2] == "articles" ? index_of(steps[3], articles.size()) : std::nullopt;
    return article ? find_row(articles[*article], kArticle, steps[4]) : Field{};
}

}  // namespace

std::vector<std::string> steps_of(std::string_view pointer) {
    std::vector<std::string> out;
    while (!pointer.empty()) {
        pointer.remove_prefix(1);
        const std::size_t end = pointer.find('/');
        out.emplace_back(pointer.substr(0, end));
        pointer.remove_prefix(end == std::string_view::npos ? pointer.size() : end);
    }
    return out;
}

std::optional<std::size_t> index_of(std::string_view step, std::size_t size) {
    std::size_t out = 0;
    const auto [end, error] = std::from_chars(step.data(), step.data() + step.size(), out);
    return error == std::errc() && end == step.data() + step.size() && out < size ? std::optional(out) : std::nullopt;
}

Field find_field(Document& document, std::string_view pointer) {
    const std::vector<std::string> steps = steps_of(pointer);
    if (steps.size() == 1 && steps[0] == "title") {
        return {.text = &document.title, .list = nullptr, .number = nullptr};
    }
    return steps.empty()              ? Field{}
           : steps[0] == "masthead"   ? find_in_masthead(document, steps)
           : steps[0] == "official"   ? find_in_official(document, steps)
           : steps[0] == "colophon"   ? find_in_colophon(document, steps)
           : steps[0] == "sections"   ? find_in_sections(document, steps)
                                      : Field{};
}

std::string field_text(const Field& field) {
    if (field.text != nullptr) {
        return *field.text;
    }
    if (field.number != nullptr) {
        return *field.number ? std::to_string(**field.number) : std::string();
    }
    std::string out;
    if (field.list != nullptr) {
        for (const std::string& piece : *field.list) {
            out += (out.empty() ? "" : "\n") + piece;
        }
    }
    return out;
}

}  // namespace bianmu::correct
