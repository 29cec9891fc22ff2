#include "options/request.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <utility>

#include "options/suggestion.h"

namespace bianmu::options {
namespace {

using emit::Kind;
using emit::Node;
using model::Code;
using model::fail;

/// One option of requests: where its value goes, and which forms have it.
struct Row {
    std::string_view name;
    std::string Words::*text = nullptr;
    std::optional<std::string> Words::*maybe = nullptr;
    bool Words::*is_on = nullptr;
    bool Form::*needs = nullptr;   ///< none = every form has it
};

constexpr std::array<Row, 13> kRows{{
    {"format", &Words::format},
    {"profile", &Words::profile},
    {"password", nullptr, &Words::password},
    {"pages", nullptr, &Words::pages},
    {"revisions", &Words::revisions},
    {"evidence", &Words::evidence},
    {"hidden", nullptr, nullptr, &Words::hidden},
    {"corrections", nullptr, &Words::corrections, nullptr, &Form::has_files},
    {"password_file", nullptr, &Words::password_file, nullptr, &Form::has_files},
    {"ocr", &Words::ocr, nullptr, nullptr, &Form::has_files},
    {"figures", nullptr, &Words::figures, nullptr, &Form::has_figures},
    {"pretty", nullptr, nullptr, &Words::pretty, &Form::has_lines},
    {"rows", &Words::rows, nullptr, nullptr, &Form::has_lines},
}};

bool has(const Form& form, const Row& row) {
    return row.needs == nullptr || form.*row.needs;
}

model::Result<void> put(Words& values, const Row& row, const std::string& value, std::string_view prefix) {
    if (row.text != nullptr) {
        values.*row.text = value;
    } else if (row.maybe != nullptr) {
        values.*row.maybe = value;
    } else if (value == "true" || value == "false") {
        values.*row.is_on = value == "true";
    } else {
        return fail(Code::usage, std::string(prefix).append(row.name) + " is true or false");
    }
    return {};
}

}  // namespace

std::vector<std::string> option_names(const Form& form) {
    std::vector<std::string> out;
    for (const Row& row : kRows) {
        if (has(form, row)) {
            out.emplace_back(row.name);
        }
    }
    return out;
}

model::Result<Pairs> read_pairs(const emit::ValueTree& tree, const Node& object, std::string_view prefix) {
    const std::vector<Node>& nodes = tree.nodes();
    Pairs out;
    for (std::size_t at = static_cast<std::size_t>(&object - nodes.data()) + 1; at < object.end; at = nodes[at].end) {
        const Node& member = nodes[at];
        if (member.kind == Kind::string) {
            out.emplace_back(member.name(), member.string());
        } else if (member.kind == Kind::boolean) {
            out.emplace_back(member.name(), member.integer != 0 ? "true" : "false");
        } else {
            return fail(Code::usage, std::string(prefix).append(member.name()) + " is a string, or true or false");
        }
    }
    return out;
}

model::Result<Words> put_over(Words values, const Pairs& pairs, const Form& form) {
    const std::string prefix(form.prefix);
    const auto names = [](const Pairs& list, std::string_view name) {
        return std::any_of(list.begin(), list.end(), [&](const auto& pair) { return pair.first == name; });
    };
    // A password of its own takes the place of the file that the others' is in.
    if (names(pairs, "password") && !names(pairs, "password_file")) {
        values.password_file.reset();
    } else if (names(pairs, "password_file") && !names(pairs, "password")) {
        values.password.reset();
    }
    for (const auto& [name, value] : pairs) {
        const auto row = std::find_if(kRows.begin(), kRows.end(), [&](const Row& one) { return one.name == name && has(form, one); });
        if (row == kRows.end()) {
            const std::vector<std::string> known = option_names(form);
            const std::string near = did_you_mean(name, known);
            const std::string what = prefix.empty() ? "option " + name : "member " + name + " of " + prefix.substr(0, prefix.size() - 1);
            return fail(Code::usage, "unknown " + what + (near.empty() ? "; they are " + listed(known) : near));
        }
        if (const auto right = put(values, *row, value, prefix); !right) {
            return tl::unexpected(right.error());
        }
    }
    return values;
}

model::Error in_words_of(const Form& form, model::Error error) {
    std::string& message = error.message;
    for (std::size_t at = message.find("--"); at != std::string::npos; at = message.find("--", at + 1)) {
        const std::size_t end = std::min(message.find_first_not_of("abcdefghijklmnopqrstuvwxyz-", at + 2), message.size());
        std::string name = message.substr(at + 2, end - at - 2);
        std::replace(name.begin(), name.end(), '-', '_');
        const bool is_option = std::any_of(kRows.begin(), kRows.end(), [&](const Row& row) { return row.name == name; });
        if (is_option && (at == 0 || message[at - 1] == ' ')) {
            message.replace(at, end - at, std::string(form.prefix) + name);
        }
    }
    return error;
}

model::Result<convert::Options> understand(Words values, const Pairs& pairs, const Form& form) {
    auto words = put_over(std::move(values), pairs, form);
    if (!words) {
        return tl::unexpected(std::move(words.error()));
    }
    return understand(*words).map_error([&](model::Error error) { return in_words_of(form, std::move(error)); });
}

}  // namespace bianmu::options
