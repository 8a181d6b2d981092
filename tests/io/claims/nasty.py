"""A spreadsheet of claims with everything that is wrong with spreadsheets, names and addresses included."""

from datetime import datetime, time

CANARIES = ("Quillfeather", "Zebulon", "Acacia", "Mrs Oddbody")
"""Words of people and addresses that must never leave the file."""


def write_nasty(path):
    """Two sheets of claims, with a hidden one and one of words; what each row is stands in `test_read`."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    sheet.title = "April"
    sheet["A1"] = "Contact service: mileage claim of Zebulon Quillfeather"
    sheet.merge_cells("A1:J1")
    sheet["A2"], sheet["B2"], sheet["D2"] = "Payroll no:", "EMP 1234", "Date of claim:"
    sheet["E2"] = "02/05/2026"
    sheet.merge_cells("C4:E4")
    for letter, title in {"A": "Date", "B": "Time", "F": "Miles", "G": "Rate", "H": "Amount (£)"}.items():
        sheet[f"{letter}4"] = title
        sheet.merge_cells(f"{letter}4:{letter}5")
    sheet["C4"], sheet["C5"], sheet["D5"], sheet["E5"] = "Journey", "From", "Via", "To"
    sheet["I4"], sheet["J4"] = "Child", "Notes"
    rows = {
        6: [
            datetime(2026, 4, 7),
            time(9, 30),
            "ng182ta",
            None,
            "NG22 9TD",
            "12.5 miles",
            "55p",
            "£6.88",
            "C0001",
        ],
        7: ["08/04/26", "15.10", "meadow house", None, "Ollerton - Worksop", 24, 0.55, 13.2, "C0001; C0002"],
        8: [46121, "9am", "home", None, "Retford", "20 km", "£0.55", "£6.84", "Zebulon Q"],
        10: ["ditto", None, "12 Acacia Avenue", None, "Medow House", 7, None, None, None, "Mrs Oddbody rang"],
        11: [None, None, None, None, "Total", 45.93, None, "£26.92"],
        12: ["31/02/2026", None, "Retford", None, "Worksop", 9],
        13: ["Signed: Zebulon Quillfeather"],
        14: ["10/04/26", None, "Retford", None, "Worksop", "Mrs Oddbody"],
    }
    for number, cells in rows.items():
        for column, value in enumerate(cells, start=1):
            if value is not None:
                sheet.cell(number, column, value)
    may = book.create_sheet("May")
    may.append(["Date", "Claimant", "Journey", "Miles claimed", "Claim"])
    may.append(["1 May 2026", "Ann Quillfeather", "NG18 2TA to NG22 9TD via Worksop and back", "50"])
    may.append(["1 May 2026", "D001", "C0001 - meadow-house", "5"])
    may.append([None, None, None, 55])
    book.create_sheet("Words").append(["Ask Mrs Oddbody about May"])
    book.create_sheet("Old").append(["Date", "Claimant", "Miles"])
    book["Old"].sheet_state = "hidden"
    book.save(path)
    return path
