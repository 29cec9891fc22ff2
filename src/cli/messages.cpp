#include "cli/messages.h"

#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <string>

#include "emit/json_writer.h"
#include "emit/value_tree.h"

namespace bianmu::cli {
namespace {

void say(std::string_view text) {
    std::fwrite(text.data(), 1, text.size(), stderr);
    std::fflush(stderr);
}

std::string json_line(const model::Error& error, std::string_view file) {
    emit::ValueTree tree;
    tree.open_object();
    tree.text("level", "error");
    tree.text("code", model::info(error.code).name);
    tree.text("file", file);
    tree.text("message", error.message);
    tree.close();
    return emit::write_json(tree, false);
}

/// File names may hold anything; one message stays one line.
std::string one_line(std::string text) {
    std::replace_if(
        text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == '\x7f'; }, '?');
    return text;
}

std::string joined(const std::vector<std::string>& words) {
    std::string out;
    for (const std::string& word : words) {
        out += (out.empty() ? "" : ", ") + word;
    }
    return out;
}

std::string two_decimals(double value) {
    const long hundredths = std::lround(100 * value);
    return std::to_string(hundredths / 100) + (hundredths % 100 < 10 ? ".0" : ".") + std::to_string(hundredths % 100);
}

std::string text_of(const model::Explanation& explanation, std::string_view file) {
    std::string out = std::string(file) + ": " + explanation.pointer + " \"" + explanation.text + "\"\n";
    out += "    " + explanation.rule + " " + two_decimals(explanation.confidence) + ": " + explanation.reason + "\n";
    if (!explanation.look.empty()) {
        out += "    look: " + joined(explanation.look) + "\n";
    }
    for (const model::Condition& sign : explanation.signs) {
        out += "    sign: " + sign.what + (sign.holds ? ": yes\n" : ": no\n");
    }
    if (!explanation.inside.empty()) {
        out += "    inside: " + joined(explanation.inside) + "\n";
    }
    for (const model::NearRule& near : explanation.near) {
        out += "    nearly " + near.rule + ": " + (near.failed.empty() ? "fits too" : "but not " + joined(near.failed)) + " (" + near.reason + ")\n";
    }
    return out;
}

std::string json_line(const model::Explanation& explanation, std::string_view file) {
    emit::ValueTree tree;
    const auto texts = [&tree](std::string_view name, const std::vector<std::string>& words) {
        tree.open_array(name);
        for (const std::string& word : words) {
            tree.text("", word);
        }
        tree.close();
    };
    tree.open_object();
    tree.text("level", "explain");
    tree.text("code", "explained");
    tree.text("file", file);
    tree.text("message", tree.keep(explanation.pointer + " is by " + explanation.rule + ": " + explanation.reason));
    tree.text("pointer", explanation.pointer);
    tree.text("text", explanation.text);
    tree.text("rule", explanation.rule);
    tree.text("reason", explanation.reason);
    tree.rounded("confidence", explanation.confidence);
    texts("look", explanation.look);
    tree.open_array("signs");
    for (const model::Condition& sign : explanation.signs) {
        tree.open_object();
        tree.text("what", sign.what);
        tree.boolean("holds", sign.holds);
        tree.close();
    }
    tree.close();
    texts("inside", explanation.inside);
    tree.open_array("near");
    for (const model::NearRule& near : explanation.near) {
        tree.open_object();
        tree.text("rule", near.rule);
        tree.text("reason", near.reason);
        texts("failed", near.failed);
        tree.close();
    }
    tree.close();
    tree.close();
    return emit::write_json(tree, false);
}

}  // namespace

void Messages::explain(const std::vector<model::Explanation>& explanations, std::string_view file) {
    clear_progress();
    std::string out;
    for (const model::Explanation& explanation : explanations) {
        out += as_json_ ? json_line(explanation, file) : text_of(explanation, file);
    }
    say(out);
}

void Messages::error(const model::Error& error, std::string_view file) {
    clear_progress();
    if (as_json_) {
        say(json_line(error, file));
        return;
    }
    std::string line = "bianmu: ";
    if (!file.empty()) {
        line += file;
        line += ": ";
    }
    line += error.message;
    line += " [";
    line += model::info(error.code).name;
    line += ']';
    say(one_line(std::move(line)) + "\n");
}

void Messages::note(std::string_view text, std::string_view json) {
    if (!quiet_) {
        clear_progress();
        say(one_line(std::string(as_json_ ? json : text)) + "\n");
    }
}

bool Messages::shows_progress() const {
    return !quiet_ && !as_json_ && ::isatty(STDERR_FILENO) == 1;
}

void Messages::progress(std::string_view line) {
    if (shows_progress()) {
        say("\r\x1b[K" + one_line(std::string(line)));
        progress_shown_ = true;
    }
}

void Messages::clear_progress() {
    if (progress_shown_) {
        say("\r\x1b[K");
        progress_shown_ = false;
    }
}

}  // namespace bianmu::cli
