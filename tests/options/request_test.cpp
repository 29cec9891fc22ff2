// Options of a request: what a form takes, what stands over what, and how messages call them.
#include "options/request.h"

#include <gtest/gtest.h>

#include "emit/json_reader.h"

namespace bianmu::options {
namespace {

constexpr Form kAll{.prefix = "", .has_lines = true, .has_files = true, .has_figures = true};

model::Result<Pairs> pairs_of(std::string_view json, std::string_view prefix = "") {
    const auto tree = emit::read_json(json);
    return read_pairs(*tree, tree->nodes().front(), prefix);
}

TEST(Request, EveryOptionOfAFormHasAPlace) {
    for (const std::string& name : option_names(kAll)) {
        const bool is_switch = name == "hidden" || name == "pretty";
        const auto words = put_over({}, {{name, is_switch ? "true" : "x"}}, kAll);
        ASSERT_TRUE(words) << name;
        const Words usual;
        const bool changed = words->format != usual.format || words->rows != usual.rows || words->profile != usual.profile || words->ocr != usual.ocr ||
                             words->revisions != usual.revisions || words->evidence != usual.evidence || words->hidden || words->pretty || words->pages ||
                             words->password || words->password_file || words->corrections || words->figures;
        EXPECT_TRUE(changed) << name;
    }
}

TEST(Request, FormsTakeWhatTheyAreFor) {
    const std::vector<std::string> least{"format", "profile", "password", "pages", "revisions", "evidence", "hidden"};
    EXPECT_EQ(option_names({}), least);
    EXPECT_EQ(put_over({}, {{"figures", "pics"}}, {.prefix = "options.", .has_files = true}).error().message,
              "unknown member figures of options; they are format, profile, password, pages, revisions, evidence, hidden, corrections, password_file, ocr");
    EXPECT_EQ(put_over({}, {{"page", "1"}}, kAll).error().message, "unknown option page; did you mean pages?");
    EXPECT_EQ(put_over({}, {{"hidden", "yes"}}, kAll).error().message, "hidden is true or false");
}

TEST(Request, ValuesOfJson) {
    EXPECT_EQ(*pairs_of(R"({"hidden": true, "pages": "1"})"), (Pairs{{"hidden", "true"}, {"pages", "1"}}));
    EXPECT_EQ(pairs_of(R"({"pages": 1})", "options.").error().message, "options.pages is a string, or true or false");
    EXPECT_TRUE(pairs_of("{}")->empty());
}

TEST(Request, APasswordOfItsOwnStandsOverTheFileOfAll) {
    Words all;
    all.password_file = "all.txt";
    EXPECT_FALSE(put_over(all, {{"password", "own"}}, kAll)->password_file);
    all = {};
    all.password = "all";
    const auto words = put_over(all, {{"password_file", "own.txt"}}, kAll);
    EXPECT_FALSE(words->password);
    EXPECT_EQ(words->password_file, "own.txt");
}

TEST(Request, MessagesCallOptionsAsTheFormDoes) {
    const auto said = [](const char* message, const Form& form) { return in_words_of(form, {model::Code::usage, message}).message; };
    EXPECT_EQ(said("--password and --password-file exclude each other", kAll), "password and password_file exclude each other");
    EXPECT_EQ(said("is a DOCX; leave out --pages", {.prefix = "options."}), "is a DOCX; leave out options.pages");
    EXPECT_EQ(said("--profile a--pages.json: --unknown -- stays", kAll), "profile a--pages.json: --unknown -- stays");
}

}  // namespace
}  // namespace bianmu::options
