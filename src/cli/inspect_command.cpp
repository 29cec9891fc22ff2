#include "cli/inspect_command.h"

#include "cli/input.h"
#include "cli/output_file.h"
#include "inspect/inspect.h"

namespace bianmu::cli {

int inspect_document(const InspectRequest& request, Messages& messages) {
    const model::Limits limits;
    const auto page = read_input(request.input, limits).and_then([&](const convert::Bytes& bytes) {
        return inspect::inspect(bytes.span(), input_name(request.input), request.options, limits);
    });
    if (!page) {
        messages.error(page.error(), shown_input(request.input));
        return model::info(page.error().code).exit_status;
    }
    const auto written = request.out.empty() ? write_standard_output(*page) : write_file(request.out, *page);
    if (!written) {
        messages.error(written.error(), request.out.empty() ? "standard output" : request.out);
        return model::info(written.error().code).exit_status;
    }
    return 0;
}

}  // namespace bianmu::cli
