#include "convert/convert.h"

#include <new>

#include "convert/corrections.h"
#include "convert/digest.h"
#include "convert/format.h"
#include "convert/pictures.h"
#include "convert/profiles.h"
#include "extract/docx/read.h"
#include "extract/pdf/read.h"
#include "layout/layout.h"
#include "model/diagnostic.h"
#include "model/text.h"
#include "structure/structure.h"

namespace bianmu::convert {
namespace {

using model::Code;
using model::fail;

tl::unexpected<model::Error> out_of_memory() {
    return fail(Code::out_of_memory, "needs more memory than is allowed; allow more or convert it in parts with --pages");
}

std::string file_name(std::string_view path) {
    const std::size_t slash = path.find_last_of('/');
    return model::to_nfc(slash == std::string_view::npos ? path : path.substr(slash + 1));
}

model::Result<model::Flow> read_flow(Format format, std::span<const std::byte> bytes, const Options& options, const model::Limits& limits,
                                     model::Diagnostics& sink) {
    switch (format) {
        case Format::pdf:
            return extract::pdf::read(bytes, {options.password, options.pages, options.progress}, limits, sink).map([&](model::Pages pages) {
                return layout::lay_out(std::move(pages), sink);
            });
        case Format::docx:
            if (!options.pages.empty()) {
                return fail(Code::usage, "is a DOCX, which has no pages to choose from; leave out --pages");
            }
            return extract::docx::read(bytes, {options.password, options.revisions, options.keep_hidden}, limits, sink);
    }
    return fail(Code::unsupported_format, "is neither PDF nor DOCX; bianmu converts these two");
}

/// The order of the steps: detect, extract and lay out, find the structure, read the pictures, describe the source, apply corrections.
model::Result<model::Document> run_steps(std::span<const std::byte> bytes, std::string_view name, const Options& options,
                                         const model::Limits& limits) {
    model::Diagnostics sink;
    const auto format = detect_format(bytes);
    if (!format) {
        return tl::unexpected(format.error());
    }
    if (const auto right = accept_profile(options.profile); !right) {
        return tl::unexpected(right.error());
    }
    auto flow = read_flow(*format, bytes, options, limits, sink);
    if (!flow) {
        return tl::unexpected(std::move(flow.error()));
    }
    std::vector<model::Explanation> explanations;
    auto document = structure::build_document(std::move(*flow), options.profile, sink, options.explain ? &explanations : nullptr);
    if (!document) {
        return document;
    }
    if (options.explain) {
        options.explain(explanations);
    }
    if (options.keep_picture) {
        if (const auto added = add_pictures(*format, bytes, options, limits, *document, sink); !added) {
            return tl::unexpected(added.error());
        }
    }
    document->source.name = file_name(name);
    document->source.media_type = media_type(*format);
    document->source.bytes = bytes.size();
    document->source.sha256 = digest_of({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
    document->diagnostics = sink.take();
    if (!options.corrections.empty()) {
        if (const auto applied = apply_corrections(*document, options.corrections); !applied) {
            return tl::unexpected(applied.error());
        }
    }
    return document;
}

}  // namespace

model::Result<model::Document> convert(std::span<const std::byte> bytes, std::string_view name, const Options& options,
                                       const model::Limits& limits) {
    try {
        return run_steps(bytes, name, options, limits);
    } catch (const std::bad_alloc&) {
        return out_of_memory();
    }
}

model::Result<std::string> convert_to_output(std::span<const std::byte> bytes, std::string_view name, const Options& options,
                                             const model::Limits& limits) {
    try {
        return convert(bytes, name, options, limits).and_then([&](const model::Document& document) {
            return emit::write_document(document, options.output);
        });
    } catch (const std::bad_alloc&) {
        return out_of_memory();
    }
}

}  // namespace bianmu::convert
