#include "support/docx_builder.h"

#include <zip.h>

#include <algorithm>
#include <stdexcept>

namespace bianmu::test {

namespace {

constexpr std::string_view kHead = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
constexpr std::string_view kPackageRelationships = "http://schemas.openxmlformats.org/package/2006/relationships";

}  // namespace

Bytes make_zip(const std::vector<std::pair<std::string, std::string>>& entries) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, &error);
    zip_t* archive = target == nullptr ? nullptr : zip_open_from_source(target, ZIP_TRUNCATE, &error);
    if (archive == nullptr) {
        throw std::runtime_error("no zip in memory");
    }
    zip_source_keep(target);
    for (const auto& [name, content] : entries) {
        zip_source_t* source = zip_source_buffer(archive, content.data(), content.size(), 0);
        if (source == nullptr || zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8) < 0) {
            throw std::runtime_error("cannot add " + name);
        }
    }
    if (zip_close(archive) != 0 || zip_source_open(target) != 0) {
        throw std::runtime_error("cannot finish the zip");
    }
    zip_source_seek(target, 0, SEEK_END);
    Bytes bytes(static_cast<std::size_t>(zip_source_tell(target)));
    zip_source_seek(target, 0, SEEK_SET);
    zip_source_read(target, bytes.data(), bytes.size());
    zip_source_close(target);
    zip_source_free(target);
    return bytes;
}

Bytes replace_bytes(Bytes bytes, std::string_view from, std::string_view to) {
    const auto equal = [](std::byte b, char c) { return b == static_cast<std::byte>(c); };
    for (auto at = std::search(bytes.begin(), bytes.end(), from.begin(), from.end(), equal); at != bytes.end();
         at = std::search(at + 1, bytes.end(), from.begin(), from.end(), equal)) {
        std::transform(to.begin(), to.end(), at, [](char c) { return static_cast<std::byte>(c); });
    }
    return bytes;
}

DocxBuilder& DocxBuilder::body(std::string xml) {
    body_ = std::move(xml);
    return *this;
}

DocxBuilder& DocxBuilder::styles(std::string xml) {
    wrapped_.push_back({"styles.xml", {"styles", std::move(xml)}});
    return relationship("rIdStyles", "styles", "styles.xml");
}

DocxBuilder& DocxBuilder::numbering(std::string xml) {
    wrapped_.push_back({"numbering.xml", {"numbering", std::move(xml)}});
    return relationship("rIdNumbering", "numbering", "numbering.xml");
}

DocxBuilder& DocxBuilder::settings(std::string xml) {
    wrapped_.push_back({"settings.xml", {"settings", std::move(xml)}});
    return relationship("rIdSettings", "settings", "settings.xml");
}

DocxBuilder& DocxBuilder::notes(std::string_view kind, std::string xml) {
    const std::string name(kind);
    wrapped_.push_back({name + ".xml", {name, std::move(xml)}});
    return relationship("rId_" + name, name, name + ".xml");
}

DocxBuilder& DocxBuilder::furniture(std::string_view kind, std::string id, std::string xml) {
    const std::string name = std::string(kind) + "_" + id + ".xml";
    wrapped_.push_back({name, {kind == "header" ? "hdr" : "ftr", std::move(xml)}});
    return relationship(std::move(id), std::string(kind), name);
}

DocxBuilder& DocxBuilder::theme(std::string xml) {
    raw_.emplace_back("word/theme/theme1.xml",
                      std::string(kHead) +
                          "<a:theme xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><a:themeElements>"
                          "<a:fontScheme name=\"x\">" +
                          xml + "</a:fontScheme></a:themeElements></a:theme>");
    return relationship("rIdTheme", "theme", "theme/theme1.xml");
}

DocxBuilder& DocxBuilder::relationship(std::string id, std::string kind, std::string target, bool external) {
    relationships_.push_back({std::move(id), std::move(kind), std::move(target), external});
    return *this;
}

DocxBuilder& DocxBuilder::part(std::string name, std::string content) {
    raw_.emplace_back(std::move(name), std::move(content));
    return *this;
}

DocxBuilder& DocxBuilder::title(std::string title, std::string author) {
    title_ = std::move(title);
    author_ = std::move(author);
    return *this;
}

DocxBuilder& DocxBuilder::strict() {
    strict_ = true;
    return *this;
}

DocxBuilder& DocxBuilder::prefix(std::string name) {
    prefix_ = std::move(name);
    return *this;
}

std::string DocxBuilder::office() const {
    return strict_ ? "http://purl.oclc.org/ooxml/officeDocument" : "http://schemas.openxmlformats.org/officeDocument/2006";
}

std::string DocxBuilder::part_of(std::string_view root, const std::string& content) const {
    const std::string main =
        strict_ ? "http://purl.oclc.org/ooxml/wordprocessingml/main" : "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    const std::string name = prefix_ + ":" + std::string(root);
    return std::string(kHead) + "<" + name + " xmlns:" + prefix_ + "=\"" + main + "\" xmlns:r=\"" + office() +
           "/relationships\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\""
           " xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\""
           " xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\""
           " xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\""
           " xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\""
           " xmlns:wpg=\"http://schemas.microsoft.com/office/word/2010/wordprocessingGroup\""
           " xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\""
           " xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\""
           " xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\""
           " xmlns:far=\"http://example.cn/far\">" +
           content + "</" + name + ">";
}

std::vector<std::pair<std::string, std::string>> DocxBuilder::parts() const {
    const auto relationships = [&](const std::vector<Relationship>& list, const std::string& base) {
        std::string xml = std::string(kHead) + "<Relationships xmlns=\"" + std::string(kPackageRelationships) + "\">";
        for (const Relationship& one : list) {
            xml += "<Relationship Id=\"" + one.id + "\" Type=\"" + base + "/" + one.kind + "\" Target=\"" + one.target + "\"" +
                   (one.external ? " TargetMode=\"External\"" : "") + "/>";
        }
        return xml + "</Relationships>";
    };
    const std::string office_relationships = office() + "/relationships";
    std::vector<std::pair<std::string, std::string>> parts;
    parts.emplace_back("[Content_Types].xml", std::string(kHead) +
                                                  "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                                                  "<Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>");
    std::vector<Relationship> package{{"rId1", "officeDocument", "word/document.xml"}};
    if (!title_.empty()) {
        package.push_back({"rId2", "metadata/core-properties", "docProps/core.xml"});
        parts.emplace_back("docProps/core.xml",
                           std::string(kHead) +
                               "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\""
                               " xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\"><dc:title>" +
                               title_ + "</dc:title><dc:creator>" + author_ +
                               "</dc:creator><dcterms:created>2026-11-23T08:00:00Z</dcterms:created></cp:coreProperties>");
    }
    parts.emplace_back("_rels/.rels", relationships(package, office_relationships));
    parts.emplace_back("word/document.xml", part_of("document", "<" + prefix_ + ":body>" + body_ + "</" + prefix_ + ":body>"));
    parts.emplace_back("word/_rels/document.xml.rels", relationships(relationships_, office_relationships));
    for (const auto& [name, content] : wrapped_) {
        parts.emplace_back("word/" + name, part_of(content.first, content.second));
    }
    parts.insert(parts.end(), raw_.begin(), raw_.end());
    return parts;
}

Bytes DocxBuilder::build() const {
    return make_zip(parts());
}

std::string run(std::string_view text, std::string_view properties) {
    return "<w:r><w:rPr>" + std::string(properties) + "</w:rPr><w:t xml:space=\"preserve\">" + std::string(text) + "</w:t></w:r>";
}

std::string paragraph(std::string_view text, std::string_view properties, std::string_view run_properties) {
    return "<w:p><w:pPr>" + std::string(properties) + "</w:pPr>" + (text.empty() ? std::string() : run(text, run_properties)) + "</w:p>";
}

}  // namespace bianmu::test
