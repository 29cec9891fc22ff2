#include "cli/run.h"

#include <string>
#include <string_view>

#include "cli/command_line.h"
#include "cli/convert_command.h"
#include "cli/handover.h"
#include "cli/inspect_command.h"
#include "cli/profile_command.h"
#include "cli/program.h"
#include "cli/validate_command.h"
#include "convert/profiles.h"
#include "emit/emit.h"
#include "options/suggestion.h"

namespace bianmu::cli {
namespace {

/// What this build is and can do.
std::string version_text() {
    return "bianmu " + std::string(emit::version()) + "\ndocument schema " + std::string(emit::kSchemaVersion) +
           "\nreads PDF (poppler " BIANMU_POPPLER_VERSION "), DOCX (minizip " BIANMU_MINIZIP_VERSION ", expat " BIANMU_EXPAT_VERSION
           ")\nwrites JSON, NDJSON, Markdown, HTML, text\nbatches from folders and from zip, tar, 7z, rar (libarchive " BIANMU_LIBARCHIVE_VERSION
           ") into folders, NDJSON, SQLite" BIANMU_POSTGRES_VERSION "; ledger in SQLite " BIANMU_SQLITE_VERSION "\n" BIANMU_QUEUE_TEXT "\n" BIANMU_HTTP "\nprofiles " +
           options::listed(convert::profile_names()) + "\nwithout OCR\n";
}

std::string_view schema_text(std::string_view name) {
    return name == "profile"       ? emit::profile_schema()
           : name == "record"      ? emit::record_schema()
           : name == "corrections" ? emit::corrections_schema()
                                   : emit::document_schema();
}

/// Answers each kind of request.
struct Answer {
    Messages& messages;

    int operator()(const ConvertRequest& request) const { return convert_documents(request, messages); }
    int operator()(const InspectRequest& request) const { return inspect_document(request, messages); }
    int operator()(const ValidateRequest& request) const { return validate_documents(request, messages); }
    int operator()(const SchemaRequest& request) const { return print_text(schema_text(request.name), messages); }
    int operator()(const ProfileRequest& request) const { return request.show ? show_profiles(request, messages) : check_profiles(request, messages); }
    int operator()(const VersionRequest& /*request*/) const { return print_text(version_text(), messages); }
    int operator()(const HelpRequest& request) const { return print_text(request.text, messages); }
};

}  // namespace

int run(const std::vector<std::string>& arguments) {
    if (is_for_another(arguments)) {
        guard_process();
        return refuse(become_another(arguments), arguments);
    }
    return run_program<Answer>(arguments, parse_command_line);
}

}  // namespace bianmu::cli
