#include "cli/command_line.h"

#include <unistd.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include "cli/arguments.h"
#include "cli/batch_words.h"
#include "cli/extras.h"
#include "cli/option_values.h"
#include "cli/output_plan.h"
#include "options/words.h"

namespace bianmu::cli {
namespace {

using model::Code;
using model::fail;

constexpr const char* kAbout = "Turns Chinese bulletins and official documents (PDF, DOCX) into structured JSON.";

constexpr const char* kExamples = R"(Examples:
  bianmu convert notice.pdf                  one document to standard output
  bianmu convert *.docx -o out/              a folder of results: out/NAME.docx.json
  bianmu inspect notice.pdf -o notice.html   pages beside their structure, to look at
  bianmu batch archive/ old.zip --out out/   archives and folders, with a ledger of what was done
  bianmu validate out/*.json                 check documents against the schema
  bianmu COMMAND --help                      options of a command

Exit status: 0 done, 1 some document failed, 2 wrong command line, 3 the environment failed.)";

constexpr const char* kConvertExamples = R"(Examples:
  bianmu convert notice.pdf --pretty
  bianmu convert bulletin.pdf -o bulletin.json --pages 1-5,8
  bianmu convert *.pdf *.docx -o out/ --figures out/figures/
  bianmu convert notice.docx --format markdown -o notice.md
  bianmu convert *.pdf --format ndjson -o all.ndjson
  bianmu convert *.pdf --format ndjson --rows article -o articles.ndjson
  curl -s https://example.cn/notice.pdf | bianmu convert -o notice.json)";

constexpr const char* kInspectExamples = R"(Examples:
  bianmu inspect notice.pdf -o notice.html   then open notice.html in a browser
  bianmu inspect bulletin.pdf --pages 1-20 -o bulletin.html)";

constexpr const char* kValidateExamples = R"(Examples:
  bianmu validate notice.json
  bianmu validate archive.ndjson             one document or record per line)";

constexpr const char* kProfileExamples = R"(Examples:
  bianmu profile show bulletin > bulletin.json     a built-in profile in full, to look at
  bianmu profile check newsletter.json             its schema, patterns and examples
  bianmu convert paper.pdf --profile newsletter.json)";

/// The commands and options as they stand on the command line, before their values are understood.
struct Words {
    std::vector<std::string> inputs;
    options::Words convert;
    std::string schema, action;
    std::string log_format = "text";
    bool quiet = false;
    bool version = false;
};

void add_message_options(CLI::App& command, Words& words) {
    command.add_flag("-q,--quiet", words.quiet, "No progress, no confirmations; errors only");
    command.add_option("--log-format", words.log_format, "Messages as text, or as JSON lines {level, code, file, message}")
        ->type_name("text|json");
}

void add_convert(CLI::App& app, Words& words) {
    CLI::App& command = *app.add_subcommand("convert", "Convert documents to JSON, Markdown, HTML or text");
    options::Words& values = words.convert;
    command.add_option("FILE", words.inputs, "PDF or DOCX; - or none: standard input")->type_name("");
    command
        .add_option("-o,--out", values.out, "File or folder for the results; a folder if it is one, ends in /, or there are several files; one .ndjson takes the lines of all")
        ->type_name("OUT");
    command.add_option("--format", values.format, "Format of the result, unless the ending of OUT says it (.md, .html, .txt, .ndjson); ndjson: a line for each document")
        ->type_name("json|ndjson|markdown|html|text");
    command.add_option("--rows", values.rows, "What a line of ndjson holds: a document, or one of its articles or blocks as a flat record for tables")
        ->type_name("document|article|block");
    command.add_option("--pages", values.pages, "Pages of a PDF to convert, such as 1-5,8")->type_name("RANGES");
    add_reading_options(command, values, "an encrypted document");
    command.add_option("--ocr", values.ocr, "auto, never: this version recognises no text in pictures, with either")
        ->type_name("auto|never");
    command.add_option("--corrections", values.corrections, "Sidecar of the review page, NAME.corrections.json, to apply to the document")->type_name("FILE");
    command.add_option("--evidence", values.evidence, "full, or none: leave out why each field has its value")->type_name("full|none");
    command.add_flag("--explain", values.explain, "Say on standard error why each block and field is what it is: its rule, how the line looks, what nearly fit");
    command.add_option("--figures", values.figures, "Folder for the pictures, each named by its SHA-256")->type_name("DIR");
    command.add_flag("--pretty", values.pretty, "Indent the JSON");
    command.footer(kConvertExamples);
    add_message_options(command, words);
}

void add_inspect(CLI::App& app, Words& words) {
    CLI::App& command = *app.add_subcommand("inspect", "Show a document's pages beside its structure, as one page of HTML");
    options::Words& values = words.convert;
    command.add_option("FILE", words.inputs, "PDF or DOCX; - or none: standard input")->type_name("");
    command.add_option("-o,--out", values.out, "File for the page; standard output unless named")->type_name("FILE.html");
    command.add_option("--pages", values.pages, "Pages of a PDF to show, such as 1-5,8")->type_name("RANGES");
    add_reading_options(command, values, "an encrypted document");
    command.footer(kInspectExamples);
    add_message_options(command, words);
}

void add_commands(CLI::App& app, Words& words) {
    app.get_formatter()->label("SUBCOMMAND", "COMMAND");
    app.get_formatter()->label("Positionals", "Arguments");
    app.set_help_flag("-h,--help", "Show this help");
    app.add_flag("-V,--version", words.version, "Same as the command version");
    add_convert(app, words);
    add_inspect(app, words);
    CLI::App& validate = *app.add_subcommand("validate", "Check documents and records against their schemas");
    validate.add_option("FILE", words.inputs, "JSON or NDJSON; - or none: standard input")->type_name("");
    validate.footer(kValidateExamples);
    add_message_options(validate, words);
    CLI::App& schema = *app.add_subcommand("schema", "Print the JSON Schema of documents, records, profiles or corrections");
    schema.add_option("NAME", words.schema, "document (unless named), record, profile or corrections")->type_name("");
    schema.footer("Example:\n  bianmu schema > document.schema.json");
    CLI::App& profile = *app.add_subcommand("profile", "Check profiles of your own, or show a built-in one");
    profile.add_option("ACTION", words.action, "check FILE…: against the schema and its own examples; show NAME: a built-in profile")->type_name("");
    profile.add_option("FILE", words.inputs, "Profiles; names of built-in ones too")->type_name("");
    profile.footer(kProfileExamples);
    add_message_options(profile, words);
    app.add_subcommand("version", "Show the version and what this build can do");
    for (const BatchCommand& batch : kBatchCommands) {
        app.add_subcommand(std::string(batch.name), std::string(batch.about));
    }
    for (CLI::App* const command : app.get_subcommands({})) {
        command->group("Commands");
        command->allow_extras();
    }
    app.allow_extras();
    app.require_subcommand(0, 1);   // after the first, a word that names another command is an argument: schema profile
    // Last, as commands take over the footer that stands when they are added.
    app.footer(kExamples);
}

model::Result<CommandLine> understand(const CLI::App& app, Words& words) {
    if (words.version && app.get_subcommands().empty() && app.remaining_size() == 0) {
        return CommandLine{{}, VersionRequest{}};
    }
    if (const auto right = check_extras(app); !right) {
        return tl::unexpected(right.error());
    }
    CommandLine out;
    if (words.log_format != "text" && words.log_format != "json") {
        return fail(Code::usage, "--log-format takes text or json, not " + words.log_format);
    }
    out.messages = {words.log_format == "json", words.quiet};
    const std::string command = app.get_subcommands().front()->get_name();
    if (words.inputs.empty() && command != "profile") {
        if (::isatty(STDIN_FILENO) == 1 && (command == "convert" || command == "inspect" || command == "validate")) {
            return fail(Code::usage, "no file: name one, or pipe it in; see bianmu " + command + " --help");
        }
        words.inputs.emplace_back(kStandardInput);
    }
    if (command == "convert") {
        if (app.get_subcommands().front()->count("--format") == 0) {
            words.convert.format = format_of_name(words.inputs, words.convert.out.value_or(""));
        }
        auto wanted = options::understand(words.convert);
        if (!wanted) {
            return tl::unexpected(std::move(wanted.error()));
        }
        if (words.convert.corrections && words.inputs.size() > 1) {
            return fail(Code::usage, "--corrections belongs to one document; convert it alone");
        }
        for (const auto& [name, file] : {std::pair("corrections", words.convert.corrections.value_or("")), {"profile", words.convert.profile}}) {
            if (is_same_file(file, words.convert.out.value_or(""))) {
                return fail(Code::usage, "-o " + *words.convert.out + " would replace the " + name + "; choose another name");
            }
        }
        out.request = ConvertRequest{words.inputs, words.convert.out.value_or(""), words.convert.figures.value_or(""), words.convert.explain, std::move(*wanted)};
    } else if (command == "inspect") {
        if (words.inputs.size() != 1) {
            return fail(Code::usage, "inspect takes one file at a time");
        }
        auto wanted = options::understand(words.convert);
        if (!wanted) {
            return tl::unexpected(std::move(wanted.error()));
        }
        out.request = InspectRequest{words.inputs.front(), words.convert.out.value_or(""), std::move(*wanted)};
    } else if (command == "validate") {
        out.request = ValidateRequest{words.inputs};
    } else if (command == "schema") {
        if (const auto right = check_schema_name(words.schema); !right) {
            return tl::unexpected(right.error());
        }
        out.request = SchemaRequest{words.schema};
    } else if (command == "profile") {
        if (const auto right = check_profile_action(words.action, words.inputs); !right) {
            return tl::unexpected(right.error());
        }
        out.request = ProfileRequest{words.action == "show", words.inputs};
    } else {
        out.request = VersionRequest{};
    }
    return out;
}

}  // namespace

MessageOptions find_message_options(const std::vector<std::string>& arguments) {
    MessageOptions out;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        out.json = out.json || arguments[i] == "--log-format=json" ||
                   (arguments[i] == "--log-format" && i + 1 < arguments.size() && arguments[i + 1] == "json");
    }
    return out;
}

model::Result<CommandLine> parse_command_line(const std::vector<std::string>& arguments) {
    CLI::App app(kAbout, "bianmu");
    Words words;
    add_commands(app, words);
    return parse_arguments(app, arguments).and_then([&](const std::string& help) -> model::Result<CommandLine> {
        return help.empty() ? understand(app, words) : CommandLine{{}, HelpRequest{help}};
    });
}

}  // namespace bianmu::cli
