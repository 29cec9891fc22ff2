#include "cli/inspect_command.h"

#include "cli/input.h"
#include "cli/output_plan.h"
#include "cli/program.h"
#include "convert/write_file.h"
#include "inspect/inspect.h"

namespace bianmu::cli {

int inspect_document(const InspectRequest& request, Messages& messages) {
    const auto plan = plan_outputs({request.input}, request.out, emit::Format::html);
    if (!plan) {
        return give_up(plan.error(), messages);
    }
    const std::string& out = plan->jobs.front().output;
    const model::Limits limits;
    const auto page = read_input(request.input, limits).and_then([&](const convert::Bytes& bytes) {
        return inspect::inspect(bytes.span(), input_name(request.input), request.options, limits);
    });
    if (!page) {
        return give_up(page.error(), messages, shown_input(request.input));
    }
    if (out.empty()) {
        return print_text(*page, messages);
    }
    const auto written = (plan->folder.empty() ? model::Result<void>() : convert::make_folder(plan->folder)).and_then([&] { return convert::write_file(out, *page); });
    return written ? 0 : give_up(written.error(), messages, out);
}

}  // namespace bianmu::cli
