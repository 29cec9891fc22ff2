#include "inspect/inspect.h"

#include <nettle/base64.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

#include "emit/emit.h"
#include "extract/pdf/render.h"
#include "inspect/bundle.h"
#include "inspect/hidden.h"

namespace bianmu::inspect {
namespace {

using extract::pdf::PagePicture;
using nlohmann::json;

/// Nothing is fetched: no address but data is allowed.
constexpr std::string_view kPolicy = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

std::string base64(std::string_view bytes) {
    std::string out(BASE64_ENCODE_RAW_LENGTH(bytes.size()), '\0');
    base64_encode_raw(out.data(), bytes.size(), reinterpret_cast<const std::uint8_t*>(bytes.data()));
    return out;
}

/// Text between tags.
std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        out += c == '<' ? "&lt;" : c == '&' ? "&amp;" : std::string(1, c);
    }
    return out;
}

/// JSON in an element of its own: `<` stands in strings only, and as an escape it begins no tag there.
void add_json(std::string& out, std::string_view id, std::string_view text) {
    out += "<script type=\"application/json\" id=\"" + std::string(id) + "\">";
    for (const char c : text) {
        if (c == '<') {
            out += "\\u003c";
        } else {
            out += c;
        }
    }
    out += "</script>\n";
}

std::string dump(const json& value) {
    return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

bool is_chosen(int number, const convert::Options& options) {
    return options.pages.empty() || std::any_of(options.pages.begin(), options.pages.end(), [&](const auto& range) {
               return number >= range.first && number <= range.second;
           });
}

/// The chosen pages.
model::Result<json> pages_of(std::span<const std::byte> bytes, const convert::Options& options, const model::Limits& limits) {
    return extract::pdf::page_sizes(bytes, {options.password, {}}, limits).map([&](const std::vector<extract::pdf::PageSize>& sizes) {
        json out = json::array();
        for (std::size_t i = 0; i < sizes.size(); ++i) {
            const int number = static_cast<int>(i) + 1;
            if (is_chosen(number, options)) {
                out.push_back({{"number", number}, {"width", sizes[i].width}, {"height", sizes[i].height}});
            }
        }
        return out;
    });
}

json hidden_of(const std::vector<Hidden>& all) {
    json out = json::array();
    for (const Hidden& piece : all) {
        out.push_back({{"reason", piece.reason}, {"text", piece.text}, {"page", piece.page}, {"bbox", {piece.box.x0, piece.box.y0, piece.box.x1, piece.box.y1}}});
    }
    return out;
}

bool is_pdf(const model::Document& document) {
    return document.source.media_type == "application/pdf";
}

/// The pages and their pictures, for a PDF.
model::Result<void> add_pages(std::string& out, std::span<const std::byte> bytes, const convert::Options& options, const model::Limits& limits) {
    const auto pages = pages_of(bytes, options, limits);
    if (!pages) {
        return tl::unexpected(pages.error());
    }
    add_json(out, "bianmu-pages", dump(*pages));
    return extract::pdf::render_pages(bytes, {options.password, options.pages}, kDpi, limits, [&](int number, const PagePicture& picture) -> model::Result<void> {
        if (!picture.bytes.empty()) {
            out += "<script type=\"text/plain\" id=\"bianmu-page-" + std::to_string(number) + "\" data-media=\"" + std::string(picture.media_type) + "\">";
            out += base64(picture.bytes);
            out += "</script>\n";
        }
        return {};
    });
}

}  // namespace

std::string_view script() {
    return embedded::kScript;
}

std::string_view style() {
    return embedded::kStyle;
}

model::Result<std::string> inspect(std::span<const std::byte> bytes, std::string_view name, const convert::Options& options, const model::Limits& limits) {
    const auto document = convert::convert(bytes, name, options, limits);
    if (!document) {
        return tl::unexpected(document.error());
    }
    const auto written = emit::document_to_json(*document);
    if (!written) {
        return tl::unexpected(written.error());
    }
    std::string out = "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"";
    out.append(kPolicy).append("\">\n<meta name=\"viewport\" content=\"width=device-width\">\n<title>");
    out += escaped(document->source.name) + " · bianmu</title>\n<style>\n";
    out.append(style()).append("</style>\n</head>\n<body>\n<div id=\"app\"></div>\n<noscript>JavaScript</noscript>\n");
    add_json(out, "bianmu-document", *written);
    if (is_pdf(*document)) {
        if (const auto added = add_pages(out, bytes, options, limits); !added) {
            return tl::unexpected(added.error());
        }
        add_json(out, "bianmu-hidden", dump(hidden_of(find_hidden(bytes, *document, options, limits))));
    }
    out += "<script>\n";
    out.append(script()).append("</script>\n</body>\n</html>\n");
    return out;
}

model::Result<std::string> describe_pages(std::span<const std::byte> bytes, std::string_view name, const convert::Options& options,
                                          const model::Limits& limits) {
    return convert::convert(bytes, name, options, limits).and_then([&](const model::Document& document) -> model::Result<std::string> {
        if (!is_pdf(document)) {
            return std::string("{\"pages\":[],\"hidden\":[]}\n");
        }
        return pages_of(bytes, options, limits).map([&](json pages) {
            return dump({{"pages", std::move(pages)}, {"hidden", hidden_of(find_hidden(bytes, document, options, limits))}}) + "\n";
        });
    });
}

model::Result<std::string> paint_page(std::span<const std::byte> bytes, int number, const convert::Options& options, const model::Limits& limits) {
    std::string out;
    const auto painted = extract::pdf::render_pages(bytes, {options.password, {{number, number}}}, kDpi, limits, [&](int /*number*/, PagePicture picture) {
        out = std::move(picture.bytes);
        return model::Result<void>();
    });
    return painted.map([&] { return std::move(out); });
}

}  // namespace bianmu::inspect
