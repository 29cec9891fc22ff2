#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/document.h"

namespace bianmu::emit {

/// A stretch of a text in one look. An empty one is the mark of a note that the text leaves out.
struct Piece {
    std::string_view text;
    const model::Span* span = nullptr;
    bool lead = false;   ///< of a run-in heading
};

/// A text cut where its look changes. Spans lie in order and beside each other; what overlaps one before it is left out.
[[nodiscard]] std::vector<Piece> pieces_of(std::string_view text, const std::vector<model::Span>& spans, const std::vector<model::Lead>& leads);

/// A heading without the bold that all of it, but perhaps its marker, is set in: that is how a heading looks, and no emphasis.
[[nodiscard]] model::DocumentBlock without_own_bold(model::DocumentBlock heading);

/// The bullet that a source draws before a list item, with a space behind it; empty where its text holds it.
[[nodiscard]] std::string drawn_mark(const model::DocumentBlock& block);

/// What is printed where a field was read; empty where the document does not say.
[[nodiscard]] std::string_view raw_of(const model::Document& document, const std::string& pointer);

/// A line of printed contents.
struct ContentsLine {
    std::string_view marker;   ///< what stands before its title: a bullet, a number, or its page
    std::string_view title;
    std::string_view page;     ///< where it stands behind the title
    bool numbered = false;     ///< the marker is no mere ornament
};

/// What was printed for the entry `document.contents[part].entries[entry]`; views into the document.
[[nodiscard]] ContentsLine contents_line(const model::Document& document, std::size_t part, std::size_t entry);

/// The printed pieces of fields that stand together.
enum class Zone : std::uint8_t { masthead, official_head, recipients, signature, imprint, colophon };

/// Reads a document out in the order in which it is printed, its parts behind it. What each piece becomes, the format says.
class Reading {
public:
    virtual ~Reading() = default;
    void read(const model::Document& document, int level = 1);

protected:
    virtual void open_document(const model::Document& /*document*/) {}
    virtual void close_document() {}
    /// @param raw  as printed, label and all, one line each.
    virtual void fields(Zone zone, const std::vector<std::string_view>& raw) = 0;
    /// The name of a bulletin as printed, between the other lines of its masthead.
    virtual void masthead_title(const std::string& text) { title(text); }
    /// The name of the document, where no line of it says so.
    virtual void title(const std::string& text) = 0;
    virtual void contents(const model::Document& document) = 0;
    virtual void open_section(const model::Section& section) = 0;
    virtual void close_section() {}
    virtual void open_article(const model::Article& article) = 0;
    virtual void close_article() {}
    virtual void block(const model::DocumentBlock& block) = 0;
    virtual void notes(const std::vector<model::DocumentNote>& list) = 0;

    /// The number that a note's mark shows, counted over the whole file; 0 for no note.
    [[nodiscard]] int number_of(std::string_view note) const;
    [[nodiscard]] const model::DocumentFigure* figure(std::string_view id) const;
    [[nodiscard]] int level() const { return level_; }
    /// Of the title of the article that is read; its headings stand under it.
    [[nodiscard]] int article_level() const { return article_level_; }

private:
    void number_notes(const model::Document& document);
    void fields_of(const model::Document& document, Zone zone);
    void articles(const model::Document& document);

    std::unordered_map<std::string_view, int> numbers_;
    std::unordered_map<std::string_view, const model::DocumentFigure*> figures_;
    int level_ = 1;   ///< of the document's title
    int article_level_ = 1;
};

}  // namespace bianmu::emit
