#include "cli/run.h"

#include <csignal>
#include <string_view>

#include "cli/command_line.h"
#include "cli/convert_command.h"
#include "cli/handover.h"
#include "cli/inspect_command.h"
#include "cli/messages.h"
#include "cli/output_file.h"
#include "cli/profile_command.h"
#include "cli/suggestion.h"
#include "cli/validate_command.h"
#include "convert/profiles.h"
#include "emit/emit.h"

namespace bianmu::cli {
namespace {

/// What this build is and can do.
std::string version_text() {
    return "bianmu " + std::string(emit::version()) + "\ndocument schema " + std::string(emit::kSchemaVersion) +
           "\nreads PDF (poppler " BIANMU_POPPLER_VERSION "), DOCX (libzip " BIANMU_LIBZIP_VERSION ", libxml2 " BIANMU_LIBXML2_VERSION
           ")\nwrites JSON, NDJSON, Markdown, HTML, text\nbatches from folders and from zip, tar, 7z, rar (libarchive " BIANMU_LIBARCHIVE_VERSION
           ") into folders, NDJSON, SQLite" BIANMU_POSTGRES_VERSION "; ledger in SQLite " BIANMU_SQLITE_VERSION "\n" BIANMU_QUEUE_TEXT "\n" BIANMU_HTTP "\nprofiles " +
           listed(convert::profile_names()) + "\nwithout OCR\n";
}

std::string_view schema_text(std::string_view name) {
    return name == "profile"       ? emit::profile_schema()
           : name == "record"      ? emit::record_schema()
           : name == "corrections" ? emit::corrections_schema()
                                   : emit::document_schema();
}

int print(std::string_view text, Messages& messages) {
    if (const auto written = write_standard_output(text); !written) {
        messages.error(written.error(), "standard output");
        return model::info(written.error().code).exit_status;
    }
    return 0;
}

/// Answers each kind of request.
struct Answer {
    Messages& messages;

    int operator()(const ConvertRequest& request) const { return convert_documents(request, messages); }
    int operator()(const InspectRequest& request) const { return inspect_document(request, messages); }
    int operator()(const ValidateRequest& request) const { return validate_documents(request, messages); }
    int operator()(const SchemaRequest& request) const { return print(schema_text(request.name), messages); }
    int operator()(const ProfileRequest& request) const { return request.show ? show_profiles(request, messages) : check_profiles(request, messages); }
    int operator()(const VersionRequest& /*request*/) const { return print(version_text(), messages); }
    int operator()(const HelpRequest& request) const { return print(request.text, messages); }
};

}  // namespace

int run(const std::vector<std::string>& arguments) {
    guard_standard_descriptors();
    // Broken pipes and size limits come back as errors of write, with a message, instead of killing the process.
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);
    if (is_for_another(arguments)) {
        const MessageOptions wanted = find_message_options(arguments);
        const model::Error missing = become_another(arguments);
        Messages(wanted.json, wanted.quiet).error(missing);
        return model::info(missing.code).exit_status;
    }
    const auto command_line = parse_command_line(arguments);
    if (!command_line) {
        const MessageOptions wanted = find_message_options(arguments);
        Messages(wanted.json, wanted.quiet).error(command_line.error());
        return model::info(command_line.error().code).exit_status;
    }
    Messages messages(command_line->messages.json, command_line->messages.quiet);
    return std::visit(Answer{messages}, command_line->request);
}

}  // namespace bianmu::cli
