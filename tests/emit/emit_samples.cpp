// emit_samples FOLDER writes the sample documents and their records there; emit_samples --check FILE prints 1 or 0 for each line of an NDJSON file.

#include <fstream>
#include <iostream>
#include <string>
#include <utility>

#include "emit/emit.h"
#include "emit/sample_documents.h"

namespace {

int write(const std::string& folder) {
    using namespace bianmu::emit;
    const std::pair<const char*, bianmu::model::Document> documents[] = {
        {"maximal", samples::maximal()}, {"minimal", samples::minimal()}, {"long", samples::long_document(2)}};
    for (const auto& [name, document] : documents) {
        const auto text = document_to_json(document);
        if (!text) {
            std::cerr << name << ": " << text.error().message << '\n';
            return 1;
        }
        std::ofstream(folder + "/" + name + ".json") << *text;
        for (const auto& [suffix, rows] : {std::pair(".articles.ndjson", Rows::article), std::pair(".blocks.ndjson", Rows::block)}) {
            const auto lines = document_to_records(document, rows);
            if (!lines) {
                std::cerr << name << ": " << lines.error().message << '\n';
                return 1;
            }
            std::ofstream(folder + "/" + name + suffix) << *lines;
        }
    }
    return 0;
}

int check(const std::string& path) {
    std::ifstream file(path);
    for (std::string line; std::getline(file, line);) {
        std::cout << (bianmu::emit::validate_text(line).violations.empty() ? 1 : 0) << '\n';
    }
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    const std::string first = argc > 1 ? argv[1] : "";
    if (first == "--check" && argc == 3) {
        return check(argv[2]);
    }
    return argc == 2 ? write(first) : 2;
}
