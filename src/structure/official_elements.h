#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "structure/draft.h"

namespace bianmu::structure {

/// A rule that fits a piece of a line, and what it found there. A row of them covers the line.
struct Fit {
    const Rule* rule = nullptr;
    std::string piece;
    Captures found;
};

/// The elements of an official document as they are found, each with the printed piece behind it.
class Elements {
public:
    explicit Elements(Draft& draft) : draft_(draft) {}

    /// Whether a field has been found; fields have the names of the document, and `title`.
    [[nodiscard]] bool has(const std::string& field) const;
    void note_title() {
        titled_ = true;
        in_order_.emplace_back("title");
    }
    /// The fields as they follow each other on the page, each once.
    [[nodiscard]] const std::vector<std::string>& in_order() const { return in_order_; }
    /// A picture that lies over the signature.
    void add_seal(std::string figure) { official_.seals.push_back(std::move(figure)); }

    /// The first rule that fits the whole of an item.
    /// @param zones  rules with a zone count only if it is one of these.
    [[nodiscard]] std::vector<Fit> match(const std::vector<Rule>& rules, const Item& item, const std::vector<std::string>& zones = {}) const;

    /// Rules that fit an item as a whole, or each of the pieces that wide gaps part it into; empty if some piece fits none.
    [[nodiscard]] std::vector<Fit> match_pieces(const std::vector<Rule>& rules, const Item& item) const;

    /// Sets the fields that were found, and their evidence.
    void take(const std::vector<Fit>& fits, const Item& item);

    /// The label over an attachment goes with its name in the list of attachments.
    void add_label(std::size_t attachment, const Rule& rule, const Item& item, std::string_view raw);

    /// Whether mark or title say that these are the minutes of a meeting.
    [[nodiscard]] bool is_minutes(std::string_view title) const;

    /// The layout that the head's elements show; empty without a mark.
    [[nodiscard]] std::string find_layout() const;

    /// Settles what follows from several fields: mark, layout, kind of document.
    model::Official finish(std::string_view title);

private:
    [[nodiscard]] bool fits(const Rule& rule, std::string_view piece, const Item& item, const std::vector<Fit>& before, Captures& found) const;
    [[nodiscard]] bool match_rest(const std::vector<Rule>& rules, std::string_view text, const Item& item, std::vector<Fit>& fits) const;
    [[nodiscard]] std::vector<std::string> read_values(const std::string& field, std::string_view text) const;
    void set(const std::string& field, const Fit& fit, const Item& item);
    [[nodiscard]] std::vector<std::string> lines_of_mark(const std::string& mark, const Item& item) const;
    void set_number(const Fit& fit, const Item& item);
    void add_piece(const std::string& pointer, std::string_view raw, const Rule& rule, double confidence, const Item& item);
    [[nodiscard]] std::string join_mark() const;
    [[nodiscard]] std::string find_type(std::string_view text) const;

    Draft& draft_;
    model::Official official_;
    std::vector<std::string> mark_;   ///< printed lines of the authority's mark
    std::vector<std::string> in_order_;
    bool titled_ = false;
    bool listing_ = false;             ///< the word for attachments stands on a line of its own
    bool number_centred_ = false;
    bool copies_closed_ = true;        ///< the last line of copies ends between two names
};

}  // namespace bianmu::structure
