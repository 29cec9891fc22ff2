// parse_floor FILE.docx: inflates word/document.xml and parses it with libxml2's SAX interface into callbacks that do nothing. A measure for
// what reading costs with the usual libraries; scripts/bench puts it beside the others.
#include <libxml/parser.h>
#include <zip.h>

#include <cstdio>
#include <vector>

namespace {

void on_start(void*, const xmlChar*, const xmlChar*, const xmlChar*, int, const xmlChar**, int, int, const xmlChar**) {}
void on_end(void*, const xmlChar*, const xmlChar*, const xmlChar*) {}
void on_text(void*, const xmlChar*, int) {}

bool parse(zip_file_t* file) {
    xmlSAXHandler sax{};
    sax.initialized = XML_SAX2_MAGIC;
    sax.startElementNs = on_start;
    sax.endElementNs = on_end;
    sax.characters = on_text;
    sax.ignorableWhitespace = on_text;
    xmlParserCtxtPtr context = xmlCreatePushParserCtxt(&sax, nullptr, nullptr, 0, nullptr);
    std::vector<char> buffer(std::size_t{32} << 10);
    zip_int64_t got = 0;
    while ((got = zip_fread(file, buffer.data(), buffer.size())) > 0) {
        xmlParseChunk(context, buffer.data(), static_cast<int>(got), 0);
    }
    xmlParseChunk(context, nullptr, 0, 1);
    const bool whole = got == 0 && context->wellFormed == 1;
    xmlFreeParserCtxt(context);
    return whole;
}

}  // namespace

int main(int argc, char** argv) {
    zip_t* zip = argc == 2 ? zip_open(argv[1], ZIP_RDONLY, nullptr) : nullptr;
    zip_file_t* file = zip == nullptr ? nullptr : zip_fopen(zip, "word/document.xml", 0);
    if (file == nullptr) {
        std::fputs("usage: parse_floor FILE.docx\n", stderr);
        return 2;
    }
    const bool whole = parse(file);
    zip_fclose(file);
    zip_discard(zip);
    return whole ? 0 : 1;
}
