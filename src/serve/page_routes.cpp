#include <httplib.h>

#include "emit/emit.h"
#include "inspect/inspect.h"
#include "serve/assets.h"
#include "serve/docs.h"
#include "serve/respond.h"
#include "serve/service.h"

namespace bianmu::serve {
namespace {

constexpr const char* kHtml = "text/html; charset=utf-8";

constexpr const char* kReviewPage = R"(<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>bianmu</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/assets/view.css">
</head>
<body>
<div id="app" data-review></div>
<noscript>JavaScript</noscript>
<script src="/assets/view.js"></script>
</body>
</html>
)";

}  // namespace

void Service::add_page_routes(httplib::Server& server) {
    const auto fixed = [&](const char* path, std::string_view text, const char* type) {
        server.Get(path, [this, text, type](const Request& request, Response& response) {
            if (guard_.allows_reading(request, response)) {
                respond(response, 200, std::string(text), type);
            }
        });
    };
    fixed("/", kReviewPage, kHtml);
    fixed("/assets/view\\.js", inspect::script(), "text/javascript; charset=utf-8");
    fixed("/assets/view\\.css", inspect::style(), "text/css; charset=utf-8");
    fixed("/openapi\\.json", embedded::kOpenApi, "application/json");
    static const std::string docs = docs_page(embedded::kOpenApi);
    fixed("/docs", docs, kHtml);
    fixed("/v1/schema", emit::document_schema(), "application/schema+json");
    fixed("/v1/schema/document", emit::document_schema(), "application/schema+json");
    fixed("/v1/schema/profile", emit::profile_schema(), "application/schema+json");
    fixed("/v1/schema/record", emit::record_schema(), "application/schema+json");
    fixed("/v1/schema/corrections", emit::corrections_schema(), "application/schema+json");
}

}  // namespace bianmu::serve
