//! The pass against the package's own vectors; files that are not the model; texts nobody expects.

use std::sync::OnceLock;

use super::*;

/// A fixed text with what the package and the converter make of it; `config/models/convert.py --parity` writes them.
#[derive(serde::Deserialize)]
struct Fixed {
    text: String,
    /// Whether the cut vocabulary has every piece that the package cuts the text into.
    every_piece_kept: bool,
    /// Pieces in the cut vocabulary, without beginning and end; what is unknown is empty.
    pieces: Vec<String>,
    /// The package's vector, and that of the cut model computed in numpy, in ten-thousandths.
    package: Vec<f32>,
    cut: Vec<f32>,
}

fn fixed() -> Vec<Fixed> {
    serde_json::from_str(include_str!("parity.json")).unwrap()
}

fn encoder() -> &'static Encoder {
    static ENCODER: OnceLock<Encoder> = OnceLock::new();
    ENCODER.get_or_init(|| Encoder::built_in().unwrap().unwrap())
}

fn model_bytes() -> Vec<u8> {
    model::built_in().unwrap().to_vec()
}

fn fault(bytes: Vec<u8>) -> ModelFault {
    Encoder::from_bytes(Cow::Owned(bytes)).expect_err("these bytes should be refused")
}

fn cosine(a: &[f32], b: &[f32]) -> f32 {
    let product = |a: &[f32], b: &[f32]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f32>();
    product(a, b) / (product(a, a) * product(b, b)).sqrt()
}

#[test]
fn vectors_are_those_of_the_package_but_for_what_was_cut() {
    let (mut sum, mut count) = (0.0, 0.0);
    for fixed in fixed() {
        let found = cosine(&encoder().embed_whole(&fixed.text), &fixed.package);
        // A text whose pieces were cut away is another text in part.
        let floor = if fixed.every_piece_kept { 0.985 } else { 0.7 };
        assert!(found >= floor, "{found} for {:?}", fixed.text);
        if fixed.every_piece_kept {
            sum += found;
            count += 1.0;
        }
    }
    let mean = sum / count;
    assert!(count > 20.0 && mean > 0.996, "{mean} in the mean of {count}");
}

#[test]
fn the_pass_computes_what_the_converter_computes() {
    for fixed in fixed() {
        let found = cosine(&encoder().embed_whole(&fixed.text), &fixed.cut);
        assert!(found > 0.9999, "{found} for {:?}", fixed.text);
    }
}

#[test]
fn texts_fall_into_the_same_pieces_as_in_the_package() {
    for fixed in fixed() {
        let tokens = encoder().0.tokens(&fixed.text);
        assert_eq!(tokens[1..tokens.len() - 1], fixed.pieces, "{:?}", fixed.text);
    }
}

#[test]
fn what_means_the_same_lies_closer_than_what_looks_alike() {
    let near = |a: &str, b: &str| cosine(&encoder().embed_whole(a), &encoder().embed_whole(b));
    let question = "How do citizens decide about the town's budget?";
    for answer in [
        "¿Cómo deciden los vecinos sobre el presupuesto municipal?",
        "Como os cidadãos decidem sobre o orçamento da cidade?",
        "Comment les citoyens décident-ils du budget de la ville ?",
    ] {
        let (same, other) = (near(question, answer), near(question, "How do tourists decide about the town's hotels?"));
        assert!(same > other + 0.05, "{same} against {other} for {answer}");
    }
}

#[test]
fn composed_and_decomposed_letters_are_one() {
    assert_eq!(encoder().embed_whole("adaptacio\u{301}n"), encoder().embed_whole("adaptación"));
    assert_eq!(encoder().embed_whole("  water \n\t rights\u{200b} "), encoder().embed_whole("water rights"));
}

#[test]
fn a_text_can_not_write_the_marks_of_beginning_and_end() {
    let marks = encoder().0.tokens("<s> a </s>");
    assert_eq!(marks.iter().filter(|piece| piece.is_empty()).count(), 2, "{marks:?}");
}

#[test]
fn any_text_has_a_vector_of_unit_length() {
    let long = "Participatory budgeting, ".repeat(240);
    let marks = format!("a{}", "\u{301}".repeat(6_000));
    for text in [
        "",
        " ",
        "   \n\t\u{200b}",
        "a",
        "\0",
        "a\0b",
        "\u{feff}",
        "🙂",
        "👩🏽‍🚀🙂🙂",
        "気候変動への適応",
        "التغير المناخي",
        "שינויי אקלים",
        "изменение климата",
        "\u{202e}abc",
        "ﷺ",
        "\u{10ffff}",
        &long,
        &marks,
        &"x".repeat(6_000),
        &"気".repeat(6_000),
        &" ".repeat(6_000),
    ] {
        let vector = encoder().embed_whole(text);
        assert_eq!(vector.len(), DIMENSIONS);
        let length = vector.iter().map(|value| value * value).sum::<f32>().sqrt();
        assert!(vector.iter().all(|value| value.is_finite()) && (length - 1.0).abs() < 1e-4, "{length} for {text:?}");
        assert!((0.0..=1.0).contains(&encoder().known(text)), "{text:?}");
    }
}

#[test]
fn a_long_text_is_cut_at_256_tokens() {
    let long = "Participatory budgeting, ".repeat(240);
    assert_eq!(encoder().0.tokens(&long).len(), tokens::MOST_TOKENS);
    let tokens = encoder().0.tokens(&"x".repeat(100_000));
    assert!(tokens.len() <= tokens::MOST_TOKENS);
}

#[test]
fn letters_outside_the_cut_are_told() {
    for (text, low, high) in [
        ("climate change", 1.0, 1.0),
        ("adaptação às mudanças climáticas", 1.0, 1.0),
        ("気候変動への適応", 0.0, 0.0),
        ("изменение климата", 0.0, 0.1),
        ("2030: 55 %", 1.0, 1.0),
        ("", 1.0, 1.0),
        ("気候変動 climate", 0.6, 0.7),
    ] {
        let known = encoder().known(text);
        assert!((low..=high).contains(&known), "{known} for {text:?}");
    }
}

#[test]
fn a_misspelt_word_is_the_likeliest_that_one_mistake_leads_to() {
    for (typed, meant) in [
        ("moratlity", Some("mortality")),
        ("mortalty", Some("mortality")),
        ("mortallity", Some("mortality")),
        ("mortaliti", Some("mortality")),
        ("participacin", Some("participación")),
        ("educacoa", Some("educação")),
        ("menagge", Some("ménage")),
        ("nortality", None),
        ("mortlaiyt", None),
        ("жизнь", None),
        ("", None),
    ] {
        assert_eq!(encoder().nearest(typed).as_deref(), meant, "{typed}");
    }
}

#[test]
fn the_name_says_model_and_hash() {
    let name = encoder().name();
    assert!(name.starts_with("use-multilingual-3@") && name.len() == "use-multilingual-3@".len() + 12, "{name}");
    assert!(file::expected_hash().len() == 64, "the .sha256 file should hold a SHA-256");
}

#[test]
fn a_file_that_was_cut_short_is_refused() {
    let whole = model_bytes();
    for kept in [0, 1, 7] {
        assert_eq!(fault(whole[..kept].to_vec()), ModelFault::NotAModel, "{kept} bytes");
    }
    for kept in [8, 11, 43, 63, 64, 65, 100_000, whole.len() / 2, whole.len() - 1] {
        let found = fault(whole[..kept].to_vec());
        assert!(matches!(found, ModelFault::Size { found, .. } if found == kept as u64), "{kept} bytes: {found}");
    }
    let mut longer = whole;
    longer.push(0);
    assert!(matches!(fault(longer), ModelFault::Size { .. }));
}

#[test]
fn a_file_of_something_else_is_refused_by_what_it_is() {
    let changed = |at: usize, bytes: &[u8]| {
        let mut file = model_bytes();
        file[at..at + bytes.len()].copy_from_slice(bytes);
        fault(file)
    };
    assert_eq!(changed(0, b"PK\x03\x04"), ModelFault::NotAModel);
    assert_eq!(fault(b"version https://git-lfs.github.com/spec/v1".to_vec()), ModelFault::NotAModel);
    assert_eq!(changed(8, &[2, 0, 0, 0]), ModelFault::Format { expected: 1, found: 2 });
    let other = ModelFault::OtherModel { expected: "use-multilingual-3", found: "use-multilingual-4".to_owned() };
    assert_eq!(changed(12, b"use-multilingual-4"), other);
    assert!(matches!(changed(12, &[0xff; 32]), ModelFault::OtherModel { .. }));
    // Sizes that don't add up, and ones so large that they might overflow.
    for at in [44, 48, 52, 56] {
        assert!(matches!(changed(at, &[0xff; 4]), ModelFault::Size { .. }), "at {at}");
    }
}

#[test]
fn a_flipped_bit_is_found_wherever_it_is() {
    let whole = model_bytes();
    for at in [63, 64, 500_000, whole.len() / 2, whole.len() - 1] {
        let mut file = whole.clone();
        file[at] ^= 1;
        let found = fault(file);
        assert!(matches!(found, ModelFault::Altered { .. }), "at {at}: {found}");
    }
}

#[test]
fn faults_say_what_is_the_matter() {
    for (fault, sentence) in [
        (ModelFault::NotAModel, "this is not a model of the sentence encoder: it does not begin as one"),
        (
            ModelFault::Size { expected: 9, found: 8 },
            "the model's file has 8 bytes and should have 9: it was cut short or added to",
        ),
        (
            ModelFault::Altered { expected: "aa", found: "bb".to_owned() },
            "the model's file was altered, or belongs to another version: its SHA-256 is bb, not aa",
        ),
    ] {
        assert_eq!(fault.to_string(), sentence);
    }
}
