#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

namespace {

// Poppler's private headers that a reader of PDF could want; none may be named outside the backend.
constexpr std::array<const char*, 26> kPoppler{
    "Annot.h",   "Array.h",     "Catalog.h",       "CharTypes.h",     "Dict.h",          "Error.h",        "ErrorCodes.h",
    "Form.h",    "Gfx.h",       "GfxFont.h",       "GfxState.h",      "Lexer.h",         "Link.h",         "Object.h",
    "Outline.h", "OutputDev.h", "PDFDoc.h",        "Page.h",          "Parser.h",        "GlobalParams.h", "Stream.h",
    "XRef.h",    "UTF.h",       "TextOutputDev.h", "StructElement.h", "StructTreeRoot.h"};

bool is_poppler(const std::string& header) {
    return header.starts_with("goo/") || header.starts_with("poppler") || header.starts_with("fofi/") ||
           std::find(kPoppler.begin(), kPoppler.end(), header) != kPoppler.end();
}

// The header that a line includes; empty if it includes none.
std::string included(std::string_view line) {
    const std::size_t directive = line.find("#include");
    const std::size_t open = line.find_first_of("<\"", directive == std::string_view::npos ? line.size() : directive);
    if (open == std::string_view::npos) {
        return {};
    }
    const std::size_t close = line.find_first_of(">\"", open + 1);
    return close == std::string_view::npos ? std::string() : std::string(line.substr(open + 1, close - open - 1));
}

TEST(PdfFence, PopplerIsIncludedInTheBackendOnly) {
    const std::filesystem::path root = "src";
    int fenced = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
        const std::string extension = entry.path().extension().string();
        if (extension != ".h" && extension != ".cpp") {
            continue;
        }
        const bool backend = entry.path().parent_path() == root / "extract/pdf/backend";
        std::ifstream in(entry.path());
        for (std::string line; std::getline(in, line);) {
            const std::string header = included(line);
            if (is_poppler(header)) {
                fenced += backend ? 1 : 0;
                EXPECT_TRUE(backend) << entry.path() << " includes " << header;
            }
        }
    }
    EXPECT_GT(fenced, 5) << "the test looks at the wrong folder";
}

TEST(PdfFence, TheBackendsDoorHasNoPopplerType) {
    std::ifstream in("src/extract/pdf/backend/document.h");
    const std::string text((std::istreambuf_iterator<char>(in)), {});
    ASSERT_FALSE(text.empty());
    EXPECT_EQ(text.find("#include <P"), std::string::npos);
    EXPECT_EQ(text.find("version.h"), std::string::npos);
    EXPECT_EQ(text.find("PDFDoc"), std::string::npos);
}

}  // namespace
