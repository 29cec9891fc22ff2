#include "options/words.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "convert/profiles.h"
#include "convert/read_file.h"
#include "options/page_ranges.h"
#include "options/suggestion.h"

namespace bianmu::options {
namespace {

using model::Code;
using model::fail;

emit::Rows rows_of(const std::string& word) {
    return word == "article" ? emit::Rows::article : word == "block" ? emit::Rows::block : emit::Rows::document;
}

emit::Format format_of(const std::string& word) {
    return word == "ndjson"     ? emit::Format::ndjson
           : word == "markdown" ? emit::Format::markdown
           : word == "html"     ? emit::Format::html
           : word == "text"     ? emit::Format::text
                                : emit::Format::json;
}

model::Result<std::string> read_text(const std::string& option, const std::string& path) {
    const auto bytes = convert::read_file(path, {});
    if (!bytes) {
        return fail(Code::usage, option + " " + path + ": " + bytes.error().message);
    }
    return std::string(reinterpret_cast<const char*>(bytes->span().data()), bytes->span().size());
}

model::Result<std::optional<std::string>> find_password(const Words& words) {
    if (!words.password_file) {
        return words.password;
    }
    if (words.password) {
        return fail(Code::usage, "--password and --password-file exclude each other; give one");
    }
    auto text = read_text("--password-file", *words.password_file);
    if (!text) {
        return tl::unexpected(std::move(text.error()));
    }
    text->resize(std::min(text->find('\n'), text->size()));
    if (text->ends_with('\r')) {
        text->pop_back();
    }
    return std::move(*text);
}

/// A built-in profile by its name, or the text of the user's own.
model::Result<std::string> find_profile(const std::string& word) {
    const std::vector<std::string> names = convert::profile_names();
    if (std::find(names.begin(), names.end(), word) != names.end()) {
        return word;
    }
    const bool is_path = word.find('/') != std::string::npos || word.ends_with(".json");
    if (!is_path) {
        return fail(Code::usage, "--profile takes " + listed(names) + " or a file, such as ./mine.json, not " + word + did_you_mean(word, names));
    }
    return read_text("--profile", word).and_then([&](std::string text) -> model::Result<std::string> {
        return convert::accept_profile(text)
            .map([&] { return std::move(text); })
            .map_error([&](model::Error error) {
                error.message = "--profile " + word + ": " + error.message;
                return error;
            });
    });
}

}  // namespace

model::Result<convert::Options> understand(const Words& words) {
    convert::Options options;
    const std::string format = words.format == "md" ? "markdown" : words.format;
    const auto checked = check_choice("--format", format, {"json", "ndjson", "markdown", "html", "text"})
                             .and_then([&] {
                                 return check_choice("--rows", words.rows, {"document", "article", "block"});
                             })
                             .and_then([&] {
                                 return check_choice("--ocr", words.ocr, {"auto", "never"}, {"always"});
                             })
                             .and_then([&] {
                                 return check_choice("--revisions", words.revisions, {"accepted", "original", "all"});
                             })
                             .and_then([&] {
                                 return check_choice("--evidence", words.evidence, {"full", "none"});
                             });
    if (!checked) {
        return tl::unexpected(checked.error());
    }
    if (words.rows != "document" && format != "ndjson") {
        return fail(Code::usage, "--rows " + words.rows + " makes lines; it goes with --format ndjson");
    }
    if (words.out && words.out->empty()) {
        return fail(Code::usage, "--out takes a file or a folder");
    }
    if (words.figures && words.figures->empty()) {
        return fail(Code::usage, "--figures takes a folder");
    }
    if (words.pages) {
        auto pages = parse_page_ranges(*words.pages);
        if (!pages) {
            return tl::unexpected(std::move(pages.error()));
        }
        options.pages = std::move(*pages);
    }
    auto profile = find_profile(words.profile);
    if (!profile) {
        return tl::unexpected(std::move(profile.error()));
    }
    options.profile = std::move(*profile);
    if (words.corrections) {
        auto text = read_text("--corrections", *words.corrections);
        if (!text) {
            return tl::unexpected(std::move(text.error()));
        }
        options.corrections = std::move(*text);
        // An empty file is no sidecar, and is not the same as none.
        if (options.corrections.empty()) {
            return fail(Code::usage, "--corrections " + *words.corrections + " is empty");
        }
    }
    auto password = find_password(words);
    if (!password) {
        return tl::unexpected(std::move(password.error()));
    }
    options.password = std::move(*password);
    options.revisions = words.revisions == "original" ? model::Revisions::original
                        : words.revisions == "all"    ? model::Revisions::all
                                                      : model::Revisions::accepted;
    options.keep_hidden = words.hidden;
    options.output = {words.evidence == "full", words.pretty, format_of(format), rows_of(words.rows), {}};
    return options;
}

}  // namespace bianmu::options
