#include <algorithm>
#include <charconv>
#include <utility>

#include "extract/docx/media_type.h"
#include "extract/docx/story.h"
#include "model/text.h"

namespace bianmu::extract::docx {

namespace {

constexpr int kEmuPerPixel = 9525;
constexpr double kEmuPerPoint = 12700;

/// A length of a CSS-like style (`width:120pt`) in points; 0 if it is not there.
double css_length(std::string_view style, std::string_view property) {
    for (std::size_t start = 0; start < style.size();) {
        const std::size_t end = std::min(style.find(';', start), style.size());
        std::string_view declaration = style.substr(start, end - start);
        start = end + 1;
        declaration.remove_prefix(std::min(declaration.find_first_not_of(" \n\t"), declaration.size()));
        const std::size_t colon = declaration.find(':');
        if (colon == std::string_view::npos || declaration.substr(0, colon) != property) {
            continue;
        }
        std::string_view value = declaration.substr(colon + 1);
        double number = 0;
        const auto [rest, error] = std::from_chars(value.data(), value.data() + value.size(), number);
        if (error != std::errc()) {
            return 0;
        }
        const std::string_view unit(rest, static_cast<std::size_t>(value.data() + value.size() - rest));
        return number * (unit == "in" ? 72 : unit == "cm" ? 72 / 2.54 : unit == "mm" ? 7.2 / 2.54 : unit == "px" ? 0.75 : 1);
    }
    return 0;
}

int pixels(double points) {
    return static_cast<int>(std::clamp(points, 0.0, 1e6) * 96 / 72 + 0.5);
}

model::Color css_color(std::string_view value) {
    constexpr std::pair<std::string_view, model::Color> kNames[] = {
        {"red", 0xFF0000}, {"blue", 0x0000FF}, {"green", 0x008000}, {"black", 0}};
    model::Color color = 0;
    if (value.size() >= 7 && value[0] == '#') {
        std::from_chars(value.data() + 1, value.data() + 7, color, 16);
        return color;
    }
    for (const auto& [name, named] : kNames) {
        color = value.starts_with(name) ? named : color;
    }
    return color;
}

}  // namespace

void Story::add_figure(std::string_view relationship) {
    if (!in_text_flow() || drawings_.empty() || out_of_sight()) {
        return;
    }
    const Drawing& drawing = drawings_.back();
    model::Figure figure;
    figure.alt = model::to_nfc(drawing.alt);
    figure.pixel_width = drawing.width;
    figure.pixel_height = drawing.height;
    figure.media_type = "application/octet-stream";
    if (const auto found = relationships_.find(std::string(relationship)); found != relationships_.end()) {
        const Relationship& picture = *found->second;
        figure.media_type = media_type_of(picture.target);
        if (picture.external) {
            report_object("docx.picture_linked", "a picture is linked, not embedded; it is not fetched: " + picture.target);
        } else {
            figure.source = picture.target;
            const PictureHeader& header = shared_.picture(picture.target);
            figure.media_type = header.media_type.empty() ? figure.media_type : header.media_type;
            if (header.width > 0 && header.height > 0) {
                figure.pixel_width = header.width;
                figure.pixel_height = header.height;
            }
        }
    }
    figure.locations = paragraph().locations;
    paragraph().after.push_back({std::move(figure)});
}

void Story::start_drawing(const Element& element) {
    if (drawings_.empty()) {
        push(Context::other);
        return;
    }
    Drawing& drawing = drawings_.back();
    switch (element.name) {
        case Name::extent:
            drawing.width = std::max(element.number(Name::cx).value_or(0), 0) / kEmuPerPixel;
            drawing.height = std::max(element.number(Name::cy).value_or(0), 0) / kEmuPerPixel;
            break;
        case Name::docPr:
            drawing.alt = element.text(Name::descr);
            if (drawing.alt.empty()) {
                drawing.alt = element.text(Name::title);
            }
            if (const std::string_view hidden = element.get(Name::hidden); hidden == "1" || hidden == "true") {
                hide_drawing();
            }
            break;
        case Name::blip: {
            const auto embedded = element.find(Ns::r, Name::embed);
            add_figure(embedded ? *embedded : element.find(Ns::r, Name::link).value_or(std::string_view()));
            break;
        }
        case Name::positionV:
            // Placed by the page or the margin: such a rule is under the line that it is anchored in, by custom.
            drawing.in_text = element.get(Name::relativeFrom) == "paragraph" || element.get(Name::relativeFrom) == "line";
            drawing.below = !drawing.in_text;
            break;
        case Name::posOffset:
            if (!drawing.in_text) {
                break;
            }
            push(Context::drawing_offset);
            collecting_ = true;
            text_.clear();
            return;
        case Name::prstGeom: {
            const std::string_view shape = element.get(Name::prst);
            constexpr int kFlat = 4;  // pixels: a box as thin as a rule
            drawing.is_line = shape == "line" || shape == "straightConnector1" || (shape == "rect" && drawing.height <= kFlat);
            drawing.line.width = 0.75F;
            break;
        }
        case Name::ln:
            if (const auto width = element.number(Name::w)) {
                drawing.line.width = static_cast<float>(*width / kEmuPerPoint);
            }
            break;
        case Name::p:
            drawing.text.clear();
            push(Context::drawing_line);
            return;
        case Name::t:
            push(Context::drawing_text);
            collecting_ = true;
            text_.clear();
            return;
        case Name::br:
            drawing.text += ' ';
            break;
        case Name::srgbClr:
            drawing.line.color = css_color("#" + std::string(element.get(Name::val)));
            break;
        default:
            break;
    }
    push(Context::other);
}

void Story::start_vml(const Element& element) {
    if (drawings_.empty()) {
        push(Context::other);
        return;
    }
    Drawing& drawing = drawings_.back();
    const std::string_view style = element.get(Name::style);
    switch (element.name) {
        case Name::shape:
        case Name::rect:
        case Name::line: {
            drawing.width = pixels(css_length(style, "width"));
            drawing.height = pixels(css_length(style, "height"));
            if (const std::string alt = element.text(Name::alt); !alt.empty()) {
                drawing.alt = alt;
            }
            if (style.find("visibility:hidden") != std::string_view::npos) {
                hide_drawing();
            }
            drawing.is_watermark = element.get(Name::id).find("WaterMark") != std::string_view::npos;
            const std::string_view rule = element.get(Name::hr);
            drawing.is_line = element.name == Name::line || rule == "t" || rule == "true" || rule == "1";
            drawing.below = css_length(style, "margin-top") > 8;
            drawing.line.width = static_cast<float>(std::max(
                0.75, css_length(element.get(Name::strokeweight).empty() ? "" : "w:" + std::string(element.get(Name::strokeweight)), "w")));
            drawing.line.color = css_color(element.get(Name::strokecolor));
            break;
        }
        case Name::imagedata:
            if (drawing.alt.empty()) {
                drawing.alt = element.text(Name::title);
            }
            add_figure(element.find(Ns::r, Name::id).value_or(std::string_view()));
            break;
        case Name::textpath:
            add_word_art(element);
            break;
        default:
            break;
    }
    push(Context::other);
}

/// A shape that its author made invisible, with all that it holds.
void Story::hide_drawing() {
    if (!shared_.keep_hidden && !std::exchange(drawings_.back().hidden, true)) {
        ++hidden_around_;
    }
}

/// A line of text that a drawing holds itself, not in a text box of the document: shapes pasted from presentations on a locked canvas.
void Story::end_drawing_line() {
    const std::string line = std::exchange(drawings_.back().text, {});
    if (in_text_flow() && !model::trim(line).empty() && !is_set_aside(line)) {
        paragraph().before.push_back(make_block(model::trim(line)));
    }
}

void Story::end_drawing() {
    const Drawing drawing = std::move(drawings_.back());
    drawings_.pop_back();
    if (drawing.hidden) {
        --hidden_around_;
        return;
    }
    constexpr int kShortest = 150;  // pixels: shorter strokes are ornament, not a rule across the text
    if (!drawing.is_line || !in_text_flow() || dropping() || (drawing.width > 0 && drawing.width < kShortest)) {
        return;
    }
    model::Paragraph rule;
    rule.floating = true;
    rule.rule_below = drawing.line;
    rule.locations = paragraph().locations;
    (drawing.below ? paragraph().after : paragraph().before).push_back({std::move(rule)});
}

}  // namespace bianmu::extract::docx
