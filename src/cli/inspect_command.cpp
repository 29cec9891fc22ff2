#include "cli/inspect_command.h"

#include "cli/input.h"
#include "cli/program.h"
#include "cli/standard_streams.h"
#include "convert/write_file.h"
#include "inspect/inspect.h"

namespace bianmu::cli {

int inspect_document(const InspectRequest& request, Messages& messages) {
    const model::Limits limits;
    const auto page = read_input(request.input, limits).and_then([&](const convert::Bytes& bytes) {
        return inspect::inspect(bytes.span(), input_name(request.input), request.options, limits);
    });
    if (!page) {
        return give_up(page.error(), messages, shown_input(request.input));
    }
    const auto written = request.out.empty() ? write_standard_output(*page) : convert::write_file(request.out, *page);
    if (!written) {
        return give_up(written.error(), messages, request.out.empty() ? "standard output" : request.out);
    }
    return 0;
}

}  // namespace bianmu::cli
