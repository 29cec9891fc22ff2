#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace bianmu::test {

/// One page to be: its content stream as written by hand, and the entries of its dictionaries.
struct PdfPage {
    std::string content;               ///< operators
    std::string resources;             ///< further entries of /Resources, besides /Font
    std::string entries;               ///< further entries of the page dictionary, such as `/Rotate 90`
    double width = 595, height = 842;  ///< points
    bool deflate = false;              ///< pack the content with FlateDecode
    std::optional<std::string> fonts;  ///< entries of /Font; without a value all fonts of the document
};

struct PdfOutlineItem {
    std::string title;  ///< UTF-8
    int page = 1;
};

/// Builds small PDF files with a correct cross-reference table. Object numbers can be had beforehand, so that objects may name
/// each other. Fonts are not embedded: for reading text nothing is needed but their widths and their map to Unicode.
class PdfBuilder {
public:
    /// Adds an indirect object; returns its number.
    int add(std::string body);
    /// Adds a stream; `entries` stand in its dictionary beside /Length.
    int add_stream(const std::string& entries, const std::string& data, bool deflate = false);

    /// A Type 1 font with WinAnsiEncoding, each glyph 600 wide, under `/name` of all pages.
    int add_latin_font(const std::string& name, const std::string& base_font, const std::string& descriptor_entries = "");
    /// An Identity-H font whose code 1, 2, … is the first, second, … of `glyphs`, each in UTF-8 and 1000 wide. Its ToUnicode map
    /// says so, unless `with_unicode` is false. A glyph may be several characters (a ligature) or empty (left out of the map).
    int add_cid_font(const std::string& name, const std::string& base_font, const std::vector<std::string>& glyphs,
                     bool with_unicode = true);
    /// An Identity-H font without a map, whose codes are the glyphs of this TrueType file; `entries` are of its descendant.
    int add_embedded_font(const std::string& name, const std::string& base_font, const std::string& file, const std::string& entries = "");
    /// A font that is named only, with a predefined CMap such as `GBK-EUC-H`: its map to Unicode is Poppler's data.
    int add_named_cjk_font(const std::string& name, const std::string& base_font, const std::string& cmap,
                           const std::string& ordering = "GB1");

    int add_page(PdfPage page);
    /// The number of the object of page `number` (from 1); known once the page is added.
    [[nodiscard]] int page_object(int number) const { return pages_[static_cast<std::size_t>(number) - 1]; }

    /// Entries of the information dictionary, such as `/Title (…)`.
    void set_info(std::string entries) { info_ = std::move(entries); }
    /// Entries of the catalog.
    void add_catalog(const std::string& entries) { catalog_ += entries + "\n"; }
    /// A flat outline.
    void set_outline(const std::vector<PdfOutlineItem>& items);

    /// Encrypts with 40-bit RC4 (revision 2): `user` opens the file, `owner` too.
    void encrypt(std::string user, std::string owner);

    /// Puts all objects that are no streams into an object stream, with a cross-reference stream, as PDF 1.5 may.
    void pack_objects() { packed_ = true; }

    [[nodiscard]] std::string build() const;

private:
    struct Stored {
        std::string body;                 // of a stream: its dictionary
        std::optional<std::string> data;  // of a stream
    };

    [[nodiscard]] std::string build_packed(const std::vector<Stored>& objects, const std::string& trailer) const;

    std::vector<Stored> objects_{2};  // 1 = catalog, 2 = page tree
    std::vector<int> pages_;
    std::string fonts_, info_, catalog_;
    std::optional<std::array<std::string, 2>> passwords_;
    bool packed_ = false;
};

/// `text` as a PDF string in UTF-16BE with byte order mark, in hexadecimal.
[[nodiscard]] std::string pdf_text(std::string_view text);

/// `text` as the string of a font with a `UCS2` or `UTF16` CMap.
[[nodiscard]] std::string utf16_codes(std::string_view text);

/// The codes 1, 2, … n as a hexadecimal string for a font of `add_cid_font`.
[[nodiscard]] std::string cid_codes(int count, int first = 1);

/// The bytes of `file` as the readers take them.
[[nodiscard]] std::span<const std::byte> bytes_of(const std::string& file);

}  // namespace bianmu::test
