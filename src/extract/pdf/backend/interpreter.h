#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "extract/pdf/backend/contents.h"
#include "extract/pdf/backend/look.h"
#include "extract/pdf/backend/resources.h"
#include "extract/pdf/backend/tokenizer.h"
#include "extract/pdf/page_builder.h"

namespace bianmu::extract::pdf::backend {

/// What is left of what a document may make the interpreter do. Counts, not time: the same input gives the same pages.
struct Allowance {
    std::uint64_t glyphs = 0;
    std::uint64_t operators = 60'000'000;
    std::uint64_t bytes = std::uint64_t{1} << 30;
    std::uint64_t forms = 200'000;
    std::uint64_t inline_pictures = std::uint64_t{16} << 20;  // bytes of them that are kept
};

/// Interprets the contents of pages (ISO 32000-1, 7.8.2) by itself, over Poppler's objects and fonts, and sends what is painted
/// to a PageBuilder. One object reads one page.
class Interpreter {
public:
    /// All arguments must outlive the object. `page` maps user space to the page, `clip` is the page's area on it.
    Interpreter(Library& library, Contents& forms, Allowance& allowance, Resources& resources, PageBuilder& builder, const Matrix& page,
                const model::Box& clip);

    void run(std::string_view content);

    /// Draws the appearance of an annotation; `place` leads from its form's space to user space. Of an object that runs nothing else.
    void draw_appearance(Form& form, const Matrix& place);

    /// Whether something was met that this interpreter does not know.
    [[nodiscard]] bool declined() const { return declined_; }
    /// Whether contents were left out because the page does more than a document needs.
    [[nodiscard]] bool skipped() const { return skipped_; }

private:
    struct Paintbrush {
        ColorSpace space = nullptr;
        model::Color color = 0;
        [[nodiscard]] bool is_pattern() const;
    };
    struct State {
        Matrix page;
        Matrix text;
        const LoadedFont* font = nullptr;
        double size = 0, scaling = 1, char_space = 0, word_space = 0, leading = 0, rise = 0;
        int render = 0;
        Paintbrush fill, stroke;
        double fill_opacity = 1, stroke_opacity = 1, line_width = 1;
        model::Box clip;
    };
    struct Mark {
        bool artifact = false, hidden = false, actual_text = false;
        std::int32_t mcid = -1;
    };
    enum class Clip { none, pending };

    // interpreter.cpp: tokens to operators
    void interpret(std::string_view content);
    void execute(std::string_view name, Tokenizer& tokens);
    [[nodiscard]] bool execute_text(std::uint32_t code);
    [[nodiscard]] bool execute_path(std::uint32_t code);
    [[nodiscard]] bool execute_color(std::uint32_t code);
    [[nodiscard]] bool numbers(std::size_t count, double* out) const;
    [[nodiscard]] const Token* last(Token::Kind kind) const;
    [[nodiscard]] bool may_go_on();

    // interpreter_text.cpp
    void set_font(const LoadedFont* font, double size);
    void set_text_matrix(const Matrix& matrix);
    void move_text(double x, double y);
    void next_line() { move_text(line_.x, line_.y - state_.leading); }
    void show(std::string_view text);
    void show_array();

    // interpreter_paint.cpp
    void save();
    void restore();
    void concat(const Matrix& matrix);
    void move_to(double x, double y);
    void line_to(double x, double y, bool curved = false);
    void curve_to(Point first, Point second, Point end);
    void close_path();
    void rectangle(double x, double y, double width, double height);
    void paint(bool fill, bool stroke);
    void end_path();
    void open_subpath();
    void place_path();
    void clip_to(const model::Box& box);
    void set_space(Paintbrush& brush, ColorSpace space);
    void set_color(Paintbrush& brush);
    void set_device_color(Paintbrush& brush, std::string_view default_name, ColorSpace device, std::size_t components);

    // interpreter_objects.cpp
    void draw_object(std::string_view name);
    void draw_form(Form& form);
    void add_image(int pixel_width, int pixel_height, std::string source);
    void inline_image(Tokenizer& tokens);
    void set_graphics_state(std::string_view name);
    void begin_marked_content(bool has_properties);
    void end_marked_content();
    [[nodiscard]] bool hidden() const { return !marks_.empty() && marks_.back().hidden; }

    Library& library_;
    Contents& form_contents_;
    Allowance& allowance_;
    Resources* resources_;
    PageBuilder& builder_;

    State state_;
    std::vector<State> saved_;
    std::size_t saved_floor_ = 0;  // states of the content around a form are not the form's to restore
    Point line_, text_at_;         // start of the text line in text space; where the next glyph goes in user space
    std::vector<Token> operands_;
    std::size_t operand_count_ = 0;  // arrays and dictionaries count as one

    std::vector<Subpath> path_;
    std::size_t path_size_ = 0;    // subpaths in use; the rest keeps its memory
    std::vector<Point> controls_;  // of the path's curves
    bool path_placed_ = false;     // the path is in page space; in user space before, as what paints it decides its place
    bool just_moved_ = false;
    Point pen_;
    Clip clip_ = Clip::none;

    bool geometry_known_ = false, ink_known_ = false;
    Geometry geometry_;
    Style style_;
    std::u32string codes_;  // reused

    std::vector<Mark> marks_;
    std::size_t marks_floor_ = 0;
    int form_depth_ = 0;
    std::uint64_t forms_on_page_ = 0, operators_on_page_ = 0, bytes_on_page_ = 0;
    bool declined_ = false, skipped_ = false, stopped_ = false;
};

}  // namespace bianmu::extract::pdf::backend
