#include "serve/docs.h"

#include <nlohmann/json.hpp>

namespace bianmu::serve {
namespace {

using nlohmann::ordered_json;

std::string escaped(const std::string& text) {
    std::string out;
    for (const char c : text) {
        out += c == '<' ? "&lt;" : c == '>' ? "&gt;" : c == '&' ? "&amp;" : c == '"' ? "&quot;" : std::string(1, c);
    }
    return out;
}

/// The object itself, or what its `$ref` (`#/components/…`) names.
const ordered_json& resolved(const ordered_json& all, const ordered_json& value) {
    if (!value.contains("$ref")) {
        return value;
    }
    return all.at(ordered_json::json_pointer(value.at("$ref").get<std::string>().substr(1)));
}

void add_row(std::string& out, const std::string& name, const std::string& text) {
    out += "<tr><th scope=\"row\"><code>" + escaped(name) + "</code></th><td>" + escaped(text) + "</td></tr>\n";
}

void add_operation(std::string& out, const ordered_json& all, const std::string& method, const std::string& path, const ordered_json& operation) {
    std::string verb = method;
    for (char& c : verb) {
        c = static_cast<char>(c - 'a' + 'A');
    }
    out += "<section>\n<h2><code>" + verb + " " + escaped(path) + "</code></h2>\n<p>" + escaped(operation.at("summary").get<std::string>()) + "</p>\n";
    if (operation.contains("parameters")) {
        out += "<table><caption>Parameters</caption>\n";
        for (const ordered_json& listed : operation.at("parameters")) {
            const ordered_json& parameter = resolved(all, listed);
            add_row(out, parameter.at("name").get<std::string>(), parameter.value("description", ""));
        }
        out += "</table>\n";
    }
    out += "<table><caption>Answers</caption>\n";
    for (const auto& [status, listed] : operation.at("responses").items()) {
        add_row(out, status, resolved(all, listed).value("description", ""));
    }
    out += "</table>\n</section>\n";
}

}  // namespace

std::string docs_page(std::string_view open_api) {
    const ordered_json all = ordered_json::parse(open_api);
    std::string out = "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n"
                      "<title>bianmu: HTTP</title>\n<link rel=\"stylesheet\" href=\"/assets/view.css\">\n</head>\n<body class=\"docs\">\n<main>\n<h1>";
    out += escaped(all.at("info").at("title").get<std::string>()) + "</h1>\n<p>" + escaped(all.at("info").at("description").get<std::string>());
    out += "</p>\n<p><a href=\"/openapi.json\">openapi.json</a> · <a href=\"/\">review page</a></p>\n";
    for (const auto& [path, operations] : all.at("paths").items()) {
        for (const auto& [method, operation] : operations.items()) {
            if (operation.contains("responses")) {
                add_operation(out, all, method, path, operation);
            }
        }
    }
    return out + "</main>\n</body>\n</html>\n";
}

}  // namespace bianmu::serve
