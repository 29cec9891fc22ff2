#include <gtest/gtest.h>

#include <algorithm>

#include "docx/read_flow.h"

namespace bianmu::test {
namespace {

using model::Code;
using Parts = std::vector<std::pair<std::string, std::string>>;

std::string_view view(const Bytes& bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

Bytes bytes_of(std::string_view text) {
    const auto* first = reinterpret_cast<const std::byte*>(text.data());
    return {first, first + text.size()};
}

/// The parts as one XML file, under a prefix.
std::string flat(const Parts& parts, const std::string& prefix = "pkg:") {
    const std::string declared = prefix.empty() ? "xmlns" : "xmlns:" + prefix.substr(0, prefix.size() - 1);
    std::string xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<?mso-application progid=\"Word.Document\"?>\n<" + prefix + "package " + declared +
                      "=\"http://schemas.microsoft.com/office/2006/xmlPackage\">";
    for (const auto& [name, content] : parts) {
        if (name != "[Content_Types].xml") {
            const std::size_t start = content.starts_with("<?xml") ? content.find("?>") + 2 : 0;
            xml += "<" + prefix + "part " + prefix + "contentType=\"application/xml\" " + prefix + "name=\"/" + name + "\"><" + prefix + "xmlData>" +
                   content.substr(start) + "</" + prefix + "xmlData></" + prefix + "part>";
        }
    }
    return xml + "</" + prefix + "package>";
}

DocxBuilder sample() {
    return DocxBuilder()
        .styles("<w:style w:type=\"paragraph\" w:styleId=\"T\"><w:name w:val=\"Heading 2\"/><w:pPr><w:outlineLvl w:val=\"1\"/></w:pPr></w:style>")
        .body(paragraph("管网改造", "<w:pStyle w:val=\"T\"/>") + paragraph("九月完工。"));
}

TEST(FlatPackage, ReadsLikeAZip) {
    const Bytes bytes = bytes_of(flat(sample().parts()));
    EXPECT_TRUE(extract::docx::is_flat_package(bytes));
    const auto flow = read_flow(bytes);
    EXPECT_EQ(texts(flow), (std::vector<std::string>{"管网改造", "九月完工。"}));
    EXPECT_EQ(paragraphs(flow.blocks)[0].outline_level, 2);
    EXPECT_EQ(flow.part_names, std::vector<std::string>{"word/document.xml"});
}

TEST(FlatPackage, AnyPrefixAndNone) {
    for (const char* prefix : {"p:", ""}) {
        EXPECT_EQ(texts(read_flow(bytes_of(flat(sample().parts(), prefix)))).size(), 2U) << prefix;
    }
}

TEST(FlatPackage, BinaryPartsAreDecoded) {
    std::string xml = flat(sample().parts());
    xml.insert(xml.rfind("</pkg:package>"),
               "<pkg:part pkg:name=\"/word/media/a.png\" pkg:compression=\"store\"><pkg:binaryData>iVBO\r\nRw0KGg==</pkg:binaryData></pkg:part>");
    std::string picture;
    const auto read = extract::docx::read_pictures(bytes_of(xml), {}, {"word/media/a.png"}, {}, [&](std::size_t, model::Picture taken) {
        picture = taken.bytes;
        return model::Result<void>();
    });
    EXPECT_TRUE(read.has_value());
    EXPECT_EQ(picture, "\x89PNG\r\n\x1A");
}

TEST(FlatPackage, OtherXmlIsNone) {
    for (const char* text : {"", "<", "<?xml version=\"1.0\"?>", "<html/>", "<pkg:package xmlns:pkg=\"http://example.cn/other\"/>"}) {
        EXPECT_FALSE(extract::docx::is_flat_package(bytes_of(text))) << text;
    }
    EXPECT_EQ(read_error(bytes_of("<p:package xmlns:p=\"http://schemas.microsoft.com/office/2006/xmlPackage\"/>")), Code::damaged);
}

/// Reads a package without a directory; the diagnostics must say so.
std::vector<std::string> read_repaired(const Bytes& bytes) {
    model::Diagnostics sink;
    const auto flow = read_flow(bytes, extract::docx::Revisions::accepted, &sink);
    const auto told = sink.take();
    EXPECT_TRUE(std::any_of(told.begin(), told.end(), [](const model::Diagnostic& one) { return one.code == "docx.package_repaired"; }));
    return texts(flow);
}

TEST(RepairedPackage, TheDirectoryIsCutOff) {
    const Bytes whole = sample().build();
    const std::size_t directory = view(whole).find("PK\x01\x02");
    ASSERT_NE(directory, std::string_view::npos);
    EXPECT_EQ(read_repaired(Bytes(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(directory))),
              (std::vector<std::string>{"管网改造", "九月完工。"}));
}

TEST(RepairedPackage, SizesThatFollowTheirEntry) {
    Bytes bytes = sample().build();
    bytes.resize(view(bytes).find("PK\x01\x02"));
    for (std::size_t at = view(bytes).find("PK\x03\x04"); at != std::string_view::npos; at = view(bytes).find("PK\x03\x04", at + 4)) {
        bytes[at + 6] |= std::byte{8};
        std::fill_n(bytes.begin() + static_cast<std::ptrdiff_t>(at) + 14, 12, std::byte{});
    }
    EXPECT_EQ(read_repaired(bytes).size(), 2U);
}

TEST(RepairedPackage, APartThatIsCutIsReadToTheCut) {
    std::string body;
    for (int i = 0; i < 2000; ++i) {
        body += paragraph("第" + std::to_string(i * 7919 % 10007) + "号");
    }
    Parts parts = DocxBuilder().body(body).parts();
    std::stable_partition(parts.begin(), parts.end(), [](const auto& part) { return part.first != "word/document.xml"; });
    Bytes bytes = make_zip(parts);
    bytes.resize(view(bytes).find("PK\x01\x02") - 400);
    const auto read = read_repaired(bytes);
    EXPECT_GT(read.size(), 1000U);
    EXPECT_LT(read.size(), 2000U);
}

TEST(RepairedPackage, TheMainPartIsFoundWithoutWhatNamesIt) {
    const Bytes whole = make_zip({sample().parts()[2]});
    EXPECT_EQ(read_repaired(Bytes(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(view(whole).find("PK\x01\x02")))).size(), 2U);
}

TEST(RepairedPackage, NothingToRecoverIsDamaged) {
    EXPECT_EQ(read_error(bytes_of("PK\x03\x04")), Code::damaged);
    EXPECT_EQ(read_error(bytes_of("PK" + std::string(500, 'x'))), Code::damaged);
}

}  // namespace
}  // namespace bianmu::test
