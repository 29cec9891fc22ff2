#include "serve/problem.h"

#include <nlohmann/json.hpp>

namespace bianmu::serve {
namespace {

std::string title_of(std::string_view code) {
    std::string out(code);
    for (char& c : out) {
        c = c == '_' ? ' ' : c;
    }
    return out;
}

}  // namespace

std::string problem(int status, std::string_view code, std::string_view detail) {
    nlohmann::ordered_json out;
    out["type"] = "urn:bianmu:problem:" + std::string(code);
    out["title"] = title_of(code);
    out["status"] = status;
    out["detail"] = detail;
    out["code"] = code;
    return out.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

std::string problem(const model::Error& error) {
    const model::CodeInfo& row = model::info(error.code);
    return problem(row.http_status, row.name, error.message);
}

}  // namespace bianmu::serve
