#include "cli/messages.h"

#include <unistd.h>

#include <algorithm>
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

}  // namespace

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
