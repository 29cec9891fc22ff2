#include "cli/progress.h"

#include <array>
#include <cstdio>
#include <string>
#include <utility>

#include "emit/json_writer.h"
#include "emit/value_tree.h"

namespace bianmu::cli {
namespace {

constexpr double kBeat = 60;   ///< seconds between the JSON lines where there is no terminal

std::string one_decimal(double value) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.1f", value);
    return text.data();
}

double rate(const batch::Progress& progress) {
    return progress.seconds > 0 ? static_cast<double>(progress.done + progress.failed) / progress.seconds : 0;
}

std::uint64_t left(const batch::Progress& progress) {
    const std::uint64_t settled = progress.done + progress.failed + progress.kept;
    return progress.known > settled ? progress.known - settled : 0;
}

/// `120/400 done, 3 failed, 25.1 per second, 11 s left, 2 of 2 workers, 140 MiB`
std::string progress_line(const batch::Progress& progress) {
    std::string out = std::to_string(progress.done + progress.kept) + "/" + std::to_string(progress.known) + " done, " + std::to_string(progress.failed) +
                      " failed, " + one_decimal(rate(progress)) + " per second";
    if (rate(progress) > 0) {
        out += ", " + duration(static_cast<double>(left(progress)) / rate(progress)) + " left";
    }
    return out + ", " + std::to_string(progress.busy) + " of " + std::to_string(progress.workers) + " workers, " +
           std::to_string(progress.memory_kib >> 10U) + " MiB";
}

std::string progress_json(const batch::Progress& progress, std::string_view event) {
    emit::ValueTree tree;
    tree.open_object();
    tree.text("level", "info");
    tree.text("event", event);
    for (const auto& [name, value] : {std::pair("done", progress.done), {"failed", progress.failed}, {"kept", progress.kept}, {"left", left(progress)},
                                      {"workers", progress.workers}, {"busy", progress.busy}, {"worker_mib", progress.memory_kib >> 10U}}) {
        tree.integer(name, static_cast<std::int64_t>(value));
    }
    tree.rounded("per_second", rate(progress));
    tree.rounded("seconds", progress.seconds);
    tree.close();
    std::string line = emit::write_json(tree, false);
    line.pop_back();
    return line;
}

std::string sums(const batch::Progress& progress) {
    return "bianmu: " + std::to_string(progress.done) + " done, " + std::to_string(progress.failed) + " failed" +
           (progress.kept > 0 ? ", " + std::to_string(progress.kept) + " settled before" : "") + "; " + one_decimal(progress.seconds) + " s, " +
           one_decimal(rate(progress)) + " per second";
}

}  // namespace

std::string duration(double seconds) {
    const auto whole = static_cast<long>(seconds);
    if (whole < 100) {
        return std::to_string(whole) + " s";
    }
    return whole < 6000 ? std::to_string(whole / 60) + " min" : std::to_string(whole / 3600) + " h " + std::to_string(whole / 60 % 60) + " min";
}

void ProgressReport::show(const batch::Progress& progress) {
    if (messages_.shows_progress()) {
        messages_.progress(progress_line(progress));
    } else if (progress.seconds - last_beat_ >= kBeat) {
        last_beat_ = progress.seconds;
        const std::string line = progress_json(progress, "progress");
        messages_.note(line, line);
    }
}

batch::Listener ProgressReport::listener() {
    return {[this](const std::string& place, const model::Error& error) { messages_.error(error, place); }, [this](const batch::Progress& progress) { show(progress); }};
}

void ProgressReport::end(const batch::Progress& progress, std::string_view event) {
    messages_.note(sums(progress), progress_json(progress, event));
}

}  // namespace bianmu::cli
