#include "cli/search_command.h"

#include <unistd.h>

#include <cstdlib>
#include <string>
#include <string_view>

#include "cli/program.h"
#include "emit/json_writer.h"
#include "emit/value_tree.h"
#include "model/text.h"

namespace bianmu::cli {
namespace {

constexpr const char* kMarkOn = "\x1b[1;31m";
constexpr const char* kMarkOff = "\x1b[0m";

bool shows_colors() {
    const char* const wish = std::getenv("NO_COLOR");   // NOLINT(concurrency-mt-unsafe): nothing sets it
    return ::isatty(STDOUT_FILENO) == 1 && (wish == nullptr || *wish == '\0');
}

std::string shown(const store::Marked& marked, bool with_colors) {
    std::string out;
    std::size_t at = 0;
    for (const auto& [start, end] : with_colors ? marked.marks : decltype(marked.marks)()) {
        out += marked.text.substr(at, start - at) + kMarkOn + marked.text.substr(start, end - start) + kMarkOff;
        at = end;
    }
    return out + marked.text.substr(at);
}

/// What a document says, without characters that a terminal would obey.
std::string plain(const std::string& text) {
    return store::mark(text, {}).text;
}

std::string text_of(const store::SearchHit& hit, std::uint64_t number, bool with_colors) {
    std::string out = std::to_string(number) + ". " + (hit.title.text.empty() ? plain(hit.document) : shown(hit.title, with_colors)) + "\n";
    std::string about;
    for (const std::string* const text : {&hit.document, &hit.number, &hit.section, &hit.issuer, &hit.date}) {
        about += text->empty() ? "" : (about.empty() ? "   " : " | ") + plain(*text);
    }
    out += about.empty() ? "" : about + "\n";
    out += hit.snippet.text.empty() ? "" : "   " + shown(hit.snippet, with_colors) + "\n";
    std::string places;
    for (const std::string& place : hit.places) {
        places += (places.empty() ? "   " : ", ") + plain(place);
    }
    return out + places + (hit.page > 0 && !places.empty() ? ", page " + std::to_string(hit.page) : "") + "\n\n";
}

void add_text(emit::ValueTree& tree, const char* name, const std::string& text) {
    if (!text.empty()) {
        tree.text(name, text);
    }
}

/// The text, and the places of the words in code points.
void add_marked(emit::ValueTree& tree, const char* name, const char* marks_name, const store::Marked& marked) {
    add_text(tree, name, marked.text);
    tree.open_array(marks_name);
    for (const auto& [start, end] : marked.marks) {
        const std::size_t first = model::length(std::string_view(marked.text).substr(0, start));
        tree.open_array();
        tree.integer({}, static_cast<std::int64_t>(first));
        tree.integer({}, static_cast<std::int64_t>(first + model::length(std::string_view(marked.text).substr(start, end - start))));
        tree.close();
    }
    tree.close();
}

void add_hit(emit::ValueTree& tree, const store::SearchHit& hit) {
    tree.open_object();
    tree.rounded("score", hit.score);
    add_marked(tree, "title", "title_marks", hit.title);
    add_marked(tree, "snippet", "snippet_marks", hit.snippet);
    add_text(tree, "article", hit.article);
    if (hit.page > 0) {
        tree.integer("page", hit.page);
    }
    for (const auto& [name, text] : {std::pair<const char*, const std::string&>("section", hit.section), {"document", hit.document}, {"kind", hit.kind},
                                     {"issuer", hit.issuer}, {"date", hit.date}, {"number", hit.number}, {"sha256", hit.sha256},
                                     {"archive_path", hit.archive_path}, {"part", hit.part}}) {
        add_text(tree, name, text);
    }
    tree.open_array("places");
    for (const std::string& place : hit.places) {
        tree.text({}, place);
    }
    tree.close();
    tree.close();
}

std::string json_of(const SearchRequest& request, const store::SearchAnswer& answer) {
    emit::ValueTree tree;
    tree.open_object();
    tree.text("query", request.options.query);
    tree.integer("offset", static_cast<std::int64_t>(request.options.offset));
    tree.boolean("has_more", answer.has_more);
    tree.open_array("hits");
    for (const store::SearchHit& hit : answer.hits) {
        add_hit(tree, hit);
    }
    tree.close();
    tree.close();
    return emit::write_json(tree, true);
}

std::string lines_of(const store::SearchAnswer& answer) {
    std::string out;
    for (const store::SearchHit& hit : answer.hits) {
        emit::ValueTree tree;
        add_hit(tree, hit);
        out += emit::write_json(tree, false);
    }
    return out;
}

void explain(const SearchRequest& request, Messages& messages) {
    const auto steps = store::explain_search(request.archive, request.options);
    for (const std::string& step : steps ? *steps : std::vector<std::string>()) {
        emit::ValueTree tree;
        tree.open_object();
        tree.text("level", "info");
        tree.text("event", "plan");
        tree.text("message", step);
        tree.close();
        messages.note(step, model::trim(emit::write_json(tree, false)));
    }
}

struct Answer {
    Messages& messages;

    int operator()(const SearchRequest& request) const { return search_archive(request, messages); }
    int operator()(const HelpRequest& request) const { return print_text(request.text, messages); }
};

}  // namespace

int search_archive(const SearchRequest& request, Messages& messages) {
    const auto answer = store::search(request.archive, request.options);
    if (!answer) {
        return give_up(answer.error(), messages);
    }
    if (request.explain) {
        explain(request, messages);
    }
    if (answer->hits.empty()) {
        messages.note("bianmu: nothing found", R"({"level":"info","event":"nothing_found"})");
    } else if (answer->has_more && request.format == SearchFormat::text) {
        const std::string next = std::to_string(request.options.offset + answer->hits.size());
        messages.note("bianmu: there are more; --offset " + next + " shows them", R"({"level":"info","event":"more","offset":)" + next + "}");
    }
    if (request.format != SearchFormat::text) {
        return print_text(request.format == SearchFormat::json ? json_of(request, *answer) : lines_of(*answer), messages);
    }
    std::string out;
    for (std::size_t i = 0; i < answer->hits.size(); ++i) {
        out += text_of(answer->hits[i], request.options.offset + i + 1, shows_colors());
    }
    return print_text(out, messages);
}

int run_search(const std::vector<std::string>& arguments) { return run_program<Answer>(arguments, parse_search_line); }

}  // namespace bianmu::cli
