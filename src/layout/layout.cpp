#include "layout/layout.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <utility>

#include "layout/aligned_tables.h"
#include "layout/borders.h"
#include "layout/chars.h"
#include "layout/edges.h"
#include "layout/furniture.h"
#include "layout/half_way.h"
#include "layout/insets.h"
#include "layout/leaflet.h"
#include "layout/local_measures.h"
#include "layout/lines.h"
#include "layout/measures.h"
#include "layout/notes.h"
#include "layout/page_tables.h"
#include "layout/paragraphs.h"
#include "layout/program_text.h"
#include "layout/stacked_writing.h"
#include "layout/table_joins.h"
#include "layout/table_pieces.h"
#include "layout/tags.h"
#include "layout/text_rules.h"
#include "layout/upright_names.h"
#include "model/text.h"

namespace bianmu::layout {

namespace {

constexpr double kFigureSide = 16;         // points: a smaller picture is an ornament
constexpr double kScanShare = 0.5;         // of the page that a scan covers
constexpr std::size_t kStampShare = 10;    // a scan's visible stamps and page numbers have less of its text than a tenth
constexpr double kUnmapped = 0.8;          // of a page's glyphs without Unicode, to need recognition
constexpr double kAcross = 0.9;            // of a region's width: a rule that parts what is above from what is below
constexpr double kLeastFoot = 0.7;          // of the height: no page is laid out to end higher
constexpr std::size_t kMaxRules = 4000;    // more are a drawing

/// Whether pictures cover most of the page.
bool is_picture(const model::Page& page) {
    double covered = 0;
    for (const model::Image& image : page.images) {
        const double width = std::min(image.box.x1, page.width) - std::max(image.box.x0, 0.0);
        const double height = std::min(image.box.y1, page.height) - std::max(image.box.y0, 0.0);
        covered += std::max(0.0, width) * std::max(0.0, height);
    }
    return covered > kScanShare * page.width * page.height;
}

/// What a page's glyphs are, clipped ones apart.
struct GlyphCount {
    std::size_t visible = 0, invisible = 0;
    std::size_t unmapped = 0;   ///< of the visible
};

GlyphCount count_glyphs(const model::Page& page) {
    GlyphCount count;
    for (const model::GlyphRun& run : page.runs) {
        if (run.clipped) {
            continue;
        }
        const bool invisible = run.paint == model::Paint::invisible;
        (invisible ? count.invisible : count.visible) += run.count;
        for (std::uint32_t i = run.first; !invisible && i < run.first + run.count; ++i) {
            count.unmapped += page.glyphs[i].code == 0 ? 1U : 0U;
        }
    }
    return count;
}

/// Heights of the rules that run across a region, downwards.
std::vector<double> parting_rules(const LaidPage& page, const model::Box& region) {
    std::vector<double> heights;
    for (const model::Rule& rule : page.rules) {
        const double shared = std::min(rule.box.x1, region.x1) - std::max(rule.box.x0, region.x0);
        if (rule.horizontal() && shared > kAcross * region.width()) {
            heights.push_back(rule.box.center_y());
        }
    }
    std::sort(heights.begin(), heights.end());
    return heights;
}

bool is_small(const model::Image& image) { return image.box.width() < kFigureSide || image.box.height() < kFigureSide; }

/// Pictures that stand in the text: neither ornaments nor backgrounds.
std::vector<model::Image> find_figures(const LaidPage& page) {
    std::vector<model::Image> figures;
    for (const model::Image& image : page.images) {
        const bool behind_text = std::any_of(page.stretches.begin(), page.stretches.end(), [&image](const Line& line) {
            return image.box.contains(line.box.center_x(), line.box.center_y());
        });
        if (!behind_text && !is_small(image)) {
            figures.push_back(image);
        }
    }
    return figures;
}

/// Takes what lies on the page beside its text to upright coordinates.
void turn_page(model::Page& page, const Frame& frame) {
    const auto turn = [&frame](auto& things) {
        for (auto& thing : things) {
            thing.box = frame.to_upright(thing.box);
        }
    };
    turn(page.rules);
    turn(page.panels);
    turn(page.images);
}

/// Takes the places of `blocks` on turned pages back to the pages as they are seen.
void turn_back(std::vector<model::Location>& locations, const std::map<int, Frame>& frames) {
    for (model::Location& location : locations) {
        const auto frame = frames.find(location.page);
        if (frame != frames.end() && location.box) {
            location.box = frame->second.to_page(*location.box);
        }
    }
}

void turn_back(std::vector<model::Block>& blocks, const std::map<int, Frame>& frames) {
    for (model::Block& block : blocks) {
        if (auto* table = std::get_if<model::Table>(&block.value)) {
            turn_back(table->locations, frames);
            for (model::Cell& cell : table->cells) {
                turn_back(cell.blocks, frames);
            }
        } else if (auto* paragraph = std::get_if<model::Paragraph>(&block.value)) {
            turn_back(paragraph->locations, frames);
        } else {
            turn_back(std::get<model::Figure>(block.value).locations, frames);
        }
    }
}

model::Block figure_block(const model::Image& image, int page) {
    model::Figure figure;
    figure.pixel_width = image.pixel_width;
    figure.pixel_height = image.pixel_height;
    figure.source = image.source;
    model::Location location;
    location.page = page;
    location.box = image.box;
    figure.locations.push_back(location);
    return {std::move(figure)};
}

/// The document as one pass over its pages: what each step leaves for the next.
class Layout {
public:
    Layout(model::Pages pages, model::Diagnostics& sink) : source_(std::move(pages)), sink_(sink) {}

    model::Flow run() {
        const TaggedHeadings headings = find_tagged_headings(source_);
        elements_ = find_text_elements(source_.tags);
        std::vector<std::int32_t> drawn_items = find_drawn_items(source_);
        fixed_pitch_ = find_fixed_pitch(source_);
        for (model::Page& page : source_.pages) {
            divide(page);
            page = {};   // what is read is not needed again
        }
        flow_.furniture = take_furniture(laid_, palette_);
        for (LaidPage& page : laid_) {
            find_columns(page);
        }
        find_table_pieces(laid_);
        order_leaflet(laid_);
        const float size = body_size(laid_);
        const std::vector<NoteLines> note_lines = take_note_lines(laid_, size, palette_);
        mark_program_text();
        const auto edges = find_edges(laid_);
        Measures measures = measure_document(laid_, edges, size);
        measures.compounds.keep_hyphens_of(fixed_pitch_);
        measures.drawn_items = std::move(drawn_items);
        join(edges, measures);
        std::stable_sort(flow_.furniture.begin(), flow_.furniture.end(), [](const model::Furniture& a, const model::Furniture& b) {
            return a.locations.front().page < b.locations.front().page;
        });
        attach_borders(flow_.blocks, laid_);
        add_notes(flow_, laid_, note_lines, palette_, measures, discarded_);
        turn_back_all();
        mark_tagged_headings(flow_.blocks, headings);
        std::move(comments_.begin(), comments_.end(), std::back_inserter(flow_.notes));
        flow_.fonts = std::move(source_.fonts);
        flow_.outline = std::move(source_.outline);
        flow_.metadata = std::move(source_.metadata);
        flow_.attachments = std::move(source_.attachments);
        flow_.page_count = source_.page_count;
        flow_.discarded = discarded_.take();
        return std::move(flow_);
    }

private:
    void divide(model::Page& page) {
        const int first_link = static_cast<int>(flow_.links.size());
        for (const model::Link& link : page.links) {
            flow_.links.push_back(link.target);
        }
        mark_stacked_writing(page);
        const GlyphCount glyphs = count_glyphs(page);
        const bool picture = is_picture(page);
        const bool text_layer = picture && glyphs.invisible > kStampShare * glyphs.visible;
        const std::vector<CharStream> streams =
            read_chars(page, source_.fonts, elements_, first_link, text_layer, palette_, discarded_, flow_.source_chars);
        for (const model::PageNote& note : page.notes) {
            model::Location location;
            location.page = page.number;
            location.box = note.box;
            comments_.push_back({model::NoteKind::comment, {}, note.text, {location}, {}, {}});
            flow_.source_chars += model::count_characters(note.text);
        }
        LaidPage laid;
        laid.number = page.number;
        laid.frame = streams.front().frame;
        laid.width = laid.frame.upright_width();
        laid.height = laid.frame.upright_height();
        if (!laid.frame.upright()) {
            turn_page(page, laid.frame);
        }
        laid.rules = std::move(page.rules);
        laid.images = std::move(page.images);
        laid.stretches = find_stretches(streams.front().chars, fixed_pitch_, palette_, discarded_);
        for (std::size_t i = 1; i < streams.size(); ++i) {
            laid.sides.push_back({streams[i].frame, find_stretches(streams[i].chars, fixed_pitch_, palette_, discarded_), {}});
        }
        laid.picture = picture;
        if (text_layer) {
            laid.images.clear();   // the page itself
            ++flow_.scanned_pages;
        } else if (static_cast<double>(glyphs.unmapped) > kUnmapped * static_cast<double>(glyphs.visible)) {
            needs_recognition(page.number, "the glyphs of the page have no Unicode; recognition is needed");
        }
        if (laid.rules.size() <= kMaxRules) {
            take_text_rules(laid.rules, laid.stretches, palette_);
            laid.grids = find_tables(laid.rules, page.panels, laid.stretches, laid.boxes);
        }
        laid.panels = std::move(page.panels);
        laid_.push_back(std::move(laid));
    }

    void needs_recognition(int page, const char* why) {
        model::Location location;
        location.page = page;
        sink_.add("page.no_text_layer", model::Severity::warning, why, {location});
    }

    void find_columns(LaidPage& page) {
        const bool has_text = !page.stretches.empty() || !page.grids.empty() ||
                              std::any_of(page.sides.begin(), page.sides.end(), [](const SideText& side) { return !side.stretches.empty(); });
        if (page.picture && !has_text) {   // furniture, such as an archive's stamp, is no text of the page
            ++flow_.scanned_pages;
            needs_recognition(page.number, "the page is a picture without text; recognition is needed");
        }
        for (const model::Image& image : page.images) {
            if (!is_small(image)) {
                page.pictures.push_back(image.box);
            }
        }
        page.images = find_figures(page);
        take_upright_names(page);
        take_insets(page);
        const auto divide_alone = [](SideText& text) {
            std::vector<Gutter> none;
            text.regions = find_regions(std::move(text.stretches), {}, {}, {}, {}, none);
        };
        std::vector<model::Box> boxes;
        for (Inset& inset : page.insets) {
            boxes.push_back(inset.box);
            divide_alone(inset.text);
        }
        page.regions = find_regions(std::move(page.stretches), page.grids, page.images, boxes, page.rules, gutters_);
        find_aligned_tables(page.regions, page.grids, page.rules, page.panels);
        for (SideText& side : page.sides) {
            divide_alone(side);
        }
    }

    /// Paragraphs, tables and figures in reading order.
    void join(const std::vector<std::vector<Edges>>& edges, const Measures& measures) {
        ParagraphBuilder builder(measures);
        TableJoiner tables({palette_, measures, discarded_}, flow_.furniture);
        double bottom = 0;
        for (const LaidPage& page : laid_) {
            for (const Region& region : page.regions) {
                bottom = std::max(bottom, region.box.y1);
            }
        }
        std::size_t region_number = 0;
        for (std::size_t p = 0; p < laid_.size(); ++p) {
            LaidPage& page = laid_[p];
            const std::vector<Edges> frames = measure_frames(page);
            for (std::size_t r = 0; r < page.regions.size(); ++r, ++region_number) {
                const std::vector<double> parting = parting_rules(page, page.regions[r].box);
                const std::vector<Narrowed> narrowed = find_narrowed(page, page.regions[r], edges[p][r]);
                double above = page.height;   // middle of the line before
                bool code = false;            // the line before is program text
                std::optional<Line> words;    // the line before, if it is text that ends in words of program text
                std::vector<Item>& items = page.regions[r].items;
                for (std::size_t i = 0; i < items.size(); ++i) {
                    Item& item = items[i];
                    if (!item.is_line()) {
                        words.reset();
                    }
                    if (item.grid >= 0) {
                        tables.add(builder, std::move(page.grids[static_cast<std::size_t>(item.grid)]), page.number);
                    } else if (item.image >= 0) {
                        builder.add(figure_block(page.images[static_cast<std::size_t>(item.image)], page.number));
                    } else if (item.inset >= 0) {
                        Inset& inset = page.insets[static_cast<std::size_t>(item.inset)];
                        for (model::Block& block : side_blocks(std::move(inset.text), page, measures)) {
                            if (inset.upright) {
                                std::get<model::Paragraph>(block.value).locations.front().box = inset.box;
                            }
                            builder.add(std::move(block));
                        }
                    } else {
                        FlowLine line{std::move(item.line), {}, edges[p][r], page.number, region_number, false, false, std::max(bottom, kLeastFoot * page.height)};
                        const bool in_words = words && line.line.program_text && goes_on_in_words(*words, line.line, line.edges.right);
                        line.line.program_text = line.line.program_text && !in_words;
                        if (i + 2 < items.size() && items[i + 1].is_line() && items[i + 2].is_line() && stands_half_way(line.line, items[i + 1].line, items[i + 2].line)) {
                            line.line = join_row(line.line, items[i + 1].line, items[i + 2].line, line.text, palette_);
                            line.line.program_text = is_program_text(line.line, palette_, fixed_pitch_);
                            i += 2;
                        } else {
                            line.text = spell(line.line, palette_);
                        }
                        const double middle = line.line.box.center_y();
                        line.under_rule = std::upper_bound(parting.begin(), parting.end(), above) < std::upper_bound(parting.begin(), parting.end(), middle);
                        above = middle;
                        line.line.size = in_words ? words->size : size_of_words(line.line, palette_, fixed_pitch_);
                        line.code = code = line.line.program_text || (code && goes_on_as_program_text(line.text, fixed_pitch_));
                        words = in_words || (!code && ends_in_program_text(line.line, palette_, fixed_pitch_)) ? std::optional(line.line) : std::nullopt;
                        for (const Narrowed& part : narrowed) {
                            line.edges = part.holds(line.line.box) ? part.edges : line.edges;
                        }
                        line.box = find_frame(page, line.line);
                        line.edges = line.box == nullptr ? line.edges : frames[static_cast<std::size_t>(line.box - page.boxes.data())];
                        builder.add(std::move(line));
                    }
                }
            }
            for (SideText& side : page.sides) {
                for (model::Block& block : side_blocks(std::move(side), page, measures)) {
                    builder.add(std::move(block));
                }
            }
        }
        flow_.blocks = builder.take();
        discarded_.add("hyphen", builder.hyphens());
    }

    void mark_program_text() {
        for (LaidPage& page : laid_) {
            for (Region& region : page.regions) {
                for (Item& item : region.items) {
                    item.line.program_text = item.is_line() && is_program_text(item.line, palette_, fixed_pitch_);
                }
            }
        }
    }

    /// Text beside the page's own: paragraphs of each of its regions.
    std::vector<model::Block> side_blocks(SideText side, const LaidPage& page, const Measures& measures) {
        ParagraphBuilder builder(measures);
        for (Region& region : side.regions) {
            for (Item& item : region.items) {
                LineText text = spell(item.line, palette_);
                builder.add({std::move(item.line), std::move(text), {region.box.x0, region.box.x1}, page.number, 0, false, false, region.box.y1});
            }
            builder.cut();
        }
        std::vector<model::Block> blocks = builder.take();
        discarded_.add("hyphen", builder.hyphens());
        for (model::Block& block : blocks) {
            for (model::Location& location : std::get<model::Paragraph>(block.value).locations) {
                location.box = page.frame.to_upright(side.frame.to_page(*location.box));
            }
        }
        return blocks;
    }

    /// All places in page coordinates again.
    void turn_back_all() {
        std::map<int, Frame> frames;
        for (const LaidPage& page : laid_) {
            if (!page.frame.upright()) {
                frames.emplace(page.number, page.frame);
            }
        }
        if (frames.empty()) {
            return;
        }
        turn_back(flow_.blocks, frames);
        for (model::Note& note : flow_.notes) {
            turn_back(note.locations, frames);
        }
        for (model::Furniture& piece : flow_.furniture) {
            turn_back(piece.locations, frames);
        }
    }

    model::Pages source_;
    model::Diagnostics& sink_;
    model::Flow flow_;
    Palette palette_;
    std::vector<std::int32_t> elements_;   ///< of the tags
    FixedPitch fixed_pitch_;
    std::vector<Gutter> gutters_;   ///< of the page before
    DiscardCount discarded_;
    std::vector<model::Note> comments_;
    std::vector<LaidPage> laid_;
};

}  // namespace

model::Flow lay_out(model::Pages pages, model::Diagnostics& sink) { return Layout(std::move(pages), sink).run(); }

}  // namespace bianmu::layout
