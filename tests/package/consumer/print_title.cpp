// Prints the title of a document, or the code of what is wrong with it.
#include <cstdio>

#include "convert/convert.h"
#include "convert/read_file.h"

int main(int argc, char** argv) {
    if (argc != 2) {
        return 2;
    }
    const bianmu::model::Limits limits;
    const auto document = bianmu::convert::read_file(argv[1], limits).and_then([&](const bianmu::convert::Bytes& bytes) {
        return bianmu::convert::convert(bytes.span(), argv[1], {}, limits);
    });
    if (!document) {
        std::puts(std::string(bianmu::model::info(document.error().code).name).c_str());
        return 1;
    }
    const auto json = bianmu::emit::document_to_json(*document);
    std::puts(json ? document->title.c_str() : json.error().message.c_str());
    return json ? 0 : 1;
}
