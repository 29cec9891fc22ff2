#include "cli/output_plan.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <system_error>
#include <utility>

namespace bianmu::cli {
namespace {

namespace fs = std::filesystem;
using model::Code;
using model::fail;

const char* extension_of(emit::Format format) {
    switch (format) {
        case emit::Format::json: break;
        case emit::Format::ndjson: return ".ndjson";
        case emit::Format::markdown: return ".md";
        case emit::Format::html: return ".html";
        case emit::Format::text: return ".txt";
    }
    return ".json";
}

std::string output_name(const std::string& input, emit::Format format) {
    if (input == kStandardInput) {
        return std::string("stdin") + extension_of(format);
    }
    const fs::path path(input);
    return (path.has_filename() ? path.filename() : path.parent_path().filename()).string() + extension_of(format);
}

/// Whether only sources are called so: the value of -o was left out, or a PDF or DOCX is hoped for.
bool is_source_name(const std::string& out) {
    constexpr std::array<std::string_view, 4> kEndings{".pdf", ".docx", ".docm", ".doc"};
    std::string ending = fs::path(out).extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    std::error_code error;
    return std::find(kEndings.begin(), kEndings.end(), ending) != kEndings.end() && !fs::is_directory(out, error);
}

/// One file of lines for all.
model::Result<OutputPlan> plan_lines(const std::vector<std::string>& inputs, const std::string& out) {
    OutputPlan plan{"", out, {}};
    for (const std::string& input : inputs) {
        if (is_same_file(input, out)) {
            return fail(Code::usage, "-o " + out + " would replace the input; choose another name");
        }
        plan.jobs.push_back({input, out});
    }
    return plan;
}

model::Result<OutputPlan> plan_folder(const std::vector<std::string>& inputs, const std::string& out, emit::Format format) {
    std::error_code error;
    const std::string bare = out.substr(0, out.find_last_not_of('/') + 1);
    if (fs::exists(bare, error) && !fs::is_directory(bare, error)) {
        return fail(Code::usage, "-o " + out + " is a file; several files, or a name that ends in /, need a folder");
    }
    OutputPlan plan{out, {}, {}};
    std::map<std::string, std::string> taken;
    for (const std::string& input : inputs) {
        const std::string name = output_name(input, format);
        const auto [place, is_new] = taken.emplace(name, input);
        if (!is_new) {
            return fail(Code::usage,
                        place->second + " and " + input + " would both be written to " + name + "; convert them into different folders");
        }
        plan.jobs.push_back({input, (fs::path(out) / name).string()});
    }
    return plan;
}

}  // namespace

bool is_same_file(const std::string& a, const std::string& b) {
    std::error_code error;
    return fs::equivalent(a, b, error);
}

std::string_view format_of_name(const std::vector<std::string>& inputs, const std::string& out) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kEndings{{{".md", "markdown"}, {".markdown", "markdown"}, {".html", "html"}, {".htm", "html"},
                                                                                     {".txt", "text"}, {".ndjson", "ndjson"}, {".jsonl", "ndjson"}}};
    std::error_code error;
    const auto known = std::find_if(kEndings.begin(), kEndings.end(), [&](const auto& row) { return out.ends_with(row.first); });
    const bool is_file = known != kEndings.end() && (inputs.size() < 2 || known->first == ".ndjson") && !fs::is_directory(out, error);
    return is_file ? known->second : "json";
}

model::Result<OutputPlan> plan_outputs(const std::vector<std::string>& inputs, const std::string& out, emit::Format format) {
    if (std::count(inputs.begin(), inputs.end(), kStandardInput) > 1) {
        return fail(Code::usage, "standard input (-) is given twice");
    }
    if (out.empty() || out == "-") {
        if (inputs.size() > 1 && format != emit::Format::ndjson) {
            return fail(Code::usage, "several files need a folder for their results: -o FOLDER");
        }
        OutputPlan plan;
        for (const std::string& input : inputs) {
            plan.jobs.push_back({input, ""});
        }
        return plan;
    }
    if (inputs.size() == 1 && is_same_file(inputs.front(), out)) {
        return fail(Code::usage, "-o " + out + " would replace the input; choose another name");
    }
    if (is_source_name(out)) {
        return fail(Code::usage, "-o " + out + " is the name of a source; bianmu writes JSON, NDJSON, Markdown, HTML and text");
    }
    std::error_code error;
    if (inputs.size() > 1 && format == emit::Format::ndjson && out.ends_with(extension_of(format)) && !fs::is_directory(out, error)) {
        return plan_lines(inputs, out);
    }
    if (inputs.size() > 1 || out.ends_with('/') || fs::is_directory(out, error)) {
        return plan_folder(inputs, out, format);
    }
    return OutputPlan{"", "", {{inputs.front(), out}}};
}

}  // namespace bianmu::cli
