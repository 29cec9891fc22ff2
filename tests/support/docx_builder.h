#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bianmu::test {

using Bytes = std::vector<std::byte>;

/// A zip of the given entries in order, deflated. Names must differ.
[[nodiscard]] Bytes make_zip(const std::vector<std::pair<std::string, std::string>>& entries);

/// `bytes` with every `from` replaced by `to`, which must be as long: for names and sizes that no zip library would write.
[[nodiscard]] Bytes replace_bytes(Bytes bytes, std::string_view from, std::string_view to);

/// Builds DOCX packages from pieces of markup. The prefixes w, r, mc, wp, a, pic, wps, wpg, w14, m, v, o are declared in every part.
class DocxBuilder {
public:
    /// What stands in w:body.
    DocxBuilder& body(std::string xml);
    /// What stands in w:styles (document defaults and styles).
    DocxBuilder& styles(std::string xml);
    /// What stands in w:numbering.
    DocxBuilder& numbering(std::string xml);
    DocxBuilder& settings(std::string xml);
    /// The children of w:footnotes, w:endnotes or w:comments.
    DocxBuilder& notes(std::string_view kind, std::string xml);
    /// A header or footer part; `kind` is `header` or `footer`. It gets the relationship id `id`.
    DocxBuilder& furniture(std::string_view kind, std::string id, std::string xml);
    /// The major and minor fonts of a theme: the children of a:fontScheme.
    DocxBuilder& theme(std::string xml);
    /// A relationship of the document.
    DocxBuilder& relationship(std::string id, std::string kind, std::string target, bool external = false);
    /// Any further part, as it stands.
    DocxBuilder& part(std::string name, std::string content);
    /// Title and author in docProps/core.xml.
    DocxBuilder& title(std::string title, std::string author);
    /// The namespaces of ISO/IEC 29500 strict.
    DocxBuilder& strict();
    /// Another prefix for the main namespace; the markup given must use it.
    DocxBuilder& prefix(std::string name);

    [[nodiscard]] Bytes build() const;
    /// The parts that `build` packs.
    [[nodiscard]] std::vector<std::pair<std::string, std::string>> parts() const;

private:
    struct Relationship {
        std::string id, kind, target;
        bool external = false;
    };
    [[nodiscard]] std::string part_of(std::string_view root, const std::string& content) const;
    [[nodiscard]] std::string office() const;

    std::string body_, prefix_ = "w", title_, author_;
    std::vector<std::pair<std::string, std::pair<std::string, std::string>>> wrapped_;  // name → root, content
    std::vector<Relationship> relationships_;
    std::vector<std::pair<std::string, std::string>> raw_;
    bool strict_ = false;
};

/// `<w:p>` with one run of text; `properties` are the children of w:pPr, `run` those of w:rPr.
[[nodiscard]] std::string paragraph(std::string_view text, std::string_view properties = {}, std::string_view run = {});
/// `<w:r>` with text.
[[nodiscard]] std::string run(std::string_view text, std::string_view properties = {});

}  // namespace bianmu::test
