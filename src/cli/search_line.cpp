#include "cli/search_line.h"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <algorithm>
#include <string_view>

#include "cli/arguments.h"
#include "cli/batch_options.h"
#include "cli/extras.h"
#include "emit/names.h"
#include "options/suggestion.h"

namespace bianmu::cli {
namespace {

using model::Code;
using model::fail;

constexpr const char* kExamples = R"(Examples:
  bianmu search archive.sqlite 'flood drill'                      both words, anywhere in an article
  bianmu search archive.sqlite '"flood drill" -reservoir'         these words in a row, and none of that one
  bianmu search archive.sqlite library --kind bulletin --from 2020 --to 2022-06 --issuer office

A word is any piece of text, one character or more. It is looked for in the titles and texts of articles.)";

/// The words of the command, before their values are understood.
struct SearchWords {
    std::vector<std::string> arguments;
    std::string kind, from, to, issuer, section;
    std::string format = "text";
    std::uint64_t limit = 20, offset = 0;
    bool explain = false;
};

/// 2022, 2022-01 or 2022-01-25.
bool is_date(std::string_view text) {
    constexpr std::string_view kShape = "0000-00-00";
    const auto is_part = [&](std::size_t at, std::string_view most) { return text.size() <= at || (text.substr(at, 2) > "00" && text.substr(at, 2) <= most); };
    return (text.size() == 4 || text.size() == 7 || text.size() == 10) && std::equal(text.begin(), text.end(), kShape.begin(), [](char c, char shape) {
               return shape == '0' ? c >= '0' && c <= '9' : c == shape;
           }) && is_part(5, "12") && is_part(8, "31");
}

std::vector<std::string> kinds() {
    std::vector<std::string> out;
    for (const auto kind : {model::DocumentKind::bulletin, model::DocumentKind::official_document, model::DocumentKind::generic, model::DocumentKind::compound}) {
        out.emplace_back(emit::name(kind));
    }
    return out;
}

CLI::App& add_search(CLI::App& app, SearchWords& words) {
    CLI::App& command = *app.add_subcommand("search", "Search the archive that a batch stored");
    command.add_option("ARCHIVE QUERY", words.arguments, "What bianmu batch --out FILE.sqlite made, and the words to look for")->type_name("");
    command.add_option("--kind", words.kind, "Only documents of this kind")->type_name("KIND");
    command.add_option("--from", words.from, "Only documents of this date or later, such as 2022, 2022-01 or 2022-01-25")->type_name("DATE");
    command.add_option("--to", words.to, "Only documents of this date or earlier")->type_name("DATE");
    command.add_option("--issuer", words.issuer, "Only documents whose issuer's name has this piece")->type_name("NAME");
    command.add_option("--section", words.section, "Only articles of sections whose title has this piece")->type_name("NAME");
    add_number(command, "--limit", words.limit, "N", "Articles to show");
    add_number(command, "--offset", words.offset, "N", "Articles to pass over, for a next page");
    command.add_option("--format", words.format, "text, json, or ndjson: a line for each article")->type_name("text|json|ndjson");
    command.add_flag("--explain", words.explain, "Say on standard error how SQLite goes about it");
    command.footer(kExamples);
    return command;
}

model::Result<SearchRequest> understand(const SearchWords& words) {
    if (words.arguments.size() < 2) {
        return fail(Code::usage, "search takes an archive, such as archive.sqlite, and the words to look for");
    }
    if (const auto right = options::check_choice("--format", words.format, {"text", "json", "ndjson"}); !right) {
        return tl::unexpected(right.error());
    }
    if (const auto right = words.kind.empty() ? model::Result<void>() : options::check_choice("--kind", words.kind, kinds()); !right) {
        return tl::unexpected(right.error());
    }
    for (const auto& [option, date] : {std::pair<std::string, const std::string&>("--from", words.from), {"--to", words.to}}) {
        if (!date.empty() && !is_date(date)) {
            return fail(Code::usage, option + " takes a date, such as 2022, 2022-01 or 2022-01-25, not " + date);
        }
    }
    constexpr std::uint64_t kMost = 10'000;
    if (words.limit == 0 || words.limit > kMost || words.offset > 1'000'000'000) {
        return fail(Code::usage, "--limit is from 1 to 10000, --offset at most 1000000000");
    }
    SearchRequest out{words.arguments.front(), {}, words.format == "json" ? SearchFormat::json : words.format == "ndjson" ? SearchFormat::ndjson : SearchFormat::text};
    for (std::size_t i = 1; i < words.arguments.size(); ++i) {
        out.options.query += (i == 1 ? "" : " ") + words.arguments[i];
    }
    out.explain = words.explain;
    out.options.kind = words.kind;
    out.options.from = words.from;
    out.options.to = words.to;
    out.options.issuer = words.issuer;
    out.options.section = words.section;
    out.options.limit = words.limit;
    out.options.offset = words.offset;
    return out;
}

}  // namespace

model::Result<SearchLine> parse_search_line(const std::vector<std::string>& arguments) {
    CLI::App app("Searches of bianmu.", "bianmu");
    app.get_formatter()->label("Positionals", "Arguments");
    app.set_help_flag("-h,--help", "Show this help");
    SearchWords words;
    MessageWords messages;
    CLI::App& command = add_search(app, words);
    add_message_options(command, messages);
    command.allow_extras();
    app.allow_extras();
    const auto help = parse_arguments(app, arguments);
    if (!help) {
        return tl::unexpected(help.error());
    }
    if (!help->empty()) {
        return SearchLine{{}, HelpRequest{*help}};
    }
    if (const auto right = check_extras(app); !right) {
        return tl::unexpected(right.error());
    }
    const auto options = understand_messages(messages);
    if (!options) {
        return tl::unexpected(options.error());
    }
    auto request = understand(words);
    if (!request) {
        return tl::unexpected(std::move(request.error()));
    }
    return SearchLine{*options, std::move(*request)};
}

}  // namespace bianmu::cli
