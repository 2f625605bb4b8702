"""What shops call their columns: names per target, the surest first."""

from __future__ import annotations

import re
import unicodedata

#: Targets that `--map` may name, each with the names it goes by in feeds (normalised).
SYNONYMS: dict[str, tuple[str, ...]] = {
    "id": tuple(
        "id productid itemid articleid artikelid offerid sku asin handle artikelnummer artikelnr "
        "articlenumber artno itemno itemnumber productcode itemcode stockcode code productnumber "
        "partnumber reference ref referencia codigo codice produktid produktnummer uid uuid _id "
        "gtin ean upc barcode isbn 商品id 商品编号 编号 商品コード".split()
    ),
    "group": tuple(
        "itemgroupid groupid productgroupid parentid parentsku parentasin variantgroup "
        "parentproductid styleid styleno modelid masterid parent 父id".split()
    ),
    "title": tuple(
        "title name productname producttitle itemname displayname articlename bezeichnung titel "
        "produktname artikelname artikelbezeichnung produktbezeichnung nom titre nomproduit nombre "
        "titulo nome titolo nazwa naam label heading product 商品名 商品名称 标题 名称 品名 "
        "название".split()
    ),
    "description": tuple(
        "description longdescription bodyhtml body productdescription desc fulldescription "
        "shortdescription summary beschreibung produktbeschreibung langtext artikelbeschreibung "
        "descripcion descrizione descricao omschrijving opis details text abstract about content "
        "描述 商品描述 商品説明 説明 详情 описание".split()
    ),
    "brand": tuple(
        "brand brandname manufacturer marke hersteller marque fabricant marca fabricante merk "
        "marka maker vendor label designer producer 品牌 ブランド メーカー бренд".split()
    ),
    "category": tuple(
        "producttype category categories categorypath categoryname productcategory categoriepath "
        "googleproductcategory department maincategory kategorie kategorien warengruppe "
        "produktkategorie categorie categoria rubrik collection breadcrumb breadcrumbs taxonomy "
        "type class 类别 分类 品类 カテゴリ カテゴリー категория".split()
    ),
    "price": tuple(
        "price sellingprice currentprice finalprice actualprice priceamount variantprice "
        "productprice itemprice unitprice preis verkaufspreis endpreis bruttopreis stuckpreis "
        "stueckpreis vkpreis vk prix prixttc prixvente precio precioventa prezzo preco prijs cena "
        "pris priceusd priceeur pricegbp pricevalue amount 价格 售价 単価 価格 販売価格 "
        "цена".split()
    ),
    "sale_price": tuple(
        "saleprice specialprice offerprice discountedprice discountprice dealprice promoprice "
        "promotionalprice pricesale angebotspreis sonderpreis aktionspreis prixpromo preciooferta "
        "特价 促销价 セール価格".split()
    ),
    "list_price": tuple(
        "listprice regularprice originalprice compareatprice variantcompareatprice "
        "compareprice msrp "
        "mrp rrp uvp wasprice oldprice retailprice baseprice pricebefore strikeprice "
        "strikethroughprice streichpreis listenpreis altpreis prixbarre preciooriginal "
        "原价 市场价 定価".split()
    ),
    "currency": tuple(
        "currency currencycode pricecurrency wahrung waehrung devise moneda valuta 币种 "
        "通貨".split()
    ),
    "availability": tuple(
        "availability instock available stockstatus isavailable isinstock availabilitystatus "
        "verfugbarkeit verfuegbarkeit disponibilite disponibilidad status 库存状态".split()
    ),
    "stock": tuple(
        "stock currentstock stockquantity quantity qty inventory inventoryquantity stocklevel "
        "stockqty quantityavailable availablequantity unitsinstock instockquantity "
        "variantinventoryqty sellonegooglequantity bestand lagerbestand menge quantite existencias "
        "onhand 库存 在庫 在庫数 количество".split()
    ),
    "color": tuple(
        "color colour colors colours colorname colourname basecolour basecolor farbe "
        "farben couleur "
        "couleurs colore kleur kolor cor farg 颜色 色 カラー цвет".split()
    ),
    "size": tuple(
        "size sizes sizename grosse groesse grossen taille tailles talla tallas taglia "
        "tamanho maat "
        "maten rozmiar storlek 尺码 尺寸 サイズ размер".split()
    ),
    "material": tuple(
        "material materials fabric composition materialien stoff matiere materiaux materiale "
        "materiaal tejido 材质 材料 素材 материал".split()
    ),
    "features": tuple(
        "features feature bulletpoints bullets highlights producthighlight keyfeatures "
        "aboutproduct tags keywords merkmale eigenschaften caracteristiques caracteristicas "
        "caratteristiche 特点 特征 特徴".split()
    ),
    "audience": tuple(
        "audience gender genderaffinity sex targetgender agegroup targetaudience geschlecht "
        "zielgruppe genre genero sesso 性别 性別 пол".split()
    ),
    "image": tuple(
        "image imagelink imageurl mainimage imagesrc images img imgurl picture pictureurl "
        "primaryimage imgsrc thumbnail thumbnailurl photo photourl imagefile imagepath "
        "variantimage "
        "bild bildurl bildlink bilder imagen immagine foto afbeelding 图片 主图 画像 "
        "画像url".split()
    ),
    "url": tuple(
        "url link producturl productlink deeplink permalink canonicalurl producthref href webpage "
        "pageurl detailurl 链接 商品链接 リンク".split()
    ),
    "rating": tuple(
        "rating averagerating avgrating ratingvalue reviewrating productrating ratings stars "
        "reviewscore averagestars bewertung sterne note valoracion valutazione 评分 評価 "
        "рейтинг".split()
    ),
    "review_count": tuple(
        "reviewcount ratingcount numreviews numberofreviews reviewscount nreviews noofratings "
        "ratingscount numratings ratingnumber totalreviews reviewnumber reviews bewertungen "
        "anzahlbewertungen 评论数 レビュー数".split()
    ),
    "created": tuple(
        "created createdat datecreated createddate releasedate launchdate dateadded addedat "
        "availabilitydate datefirstavailable publishedat publicationdate erstellt "
        "erscheinungsdatum 上架时间 発売日".split()
    ),
    "variants": ("variants", "variations", "hasvariant", "skus", "varianten", "options"),
    "attributes": tuple(
        "attributes specs specifications properties characteristics productdetail "
        "technicaldetails attribute attribut eigenschaft".split()
    ),
    "reviews": ("reviews",),
}

#: The narrower one of two category columns: "category" + "style" make a path.
SUBCATEGORIES = tuple(
    "subcategory subcategoryname categorylevel2 category2 subcat unterkategorie subkategorie "
    "souscategorie subcategoria style type producttype articletype itemtype class subclass "
    "leafcategory".split()
)
#: Names whose meaning the values must confirm: a style may be "casual".
UNSURE_SUBCATEGORIES = frozenset(("style", "type", "class", "producttype", "itemtype"))

#: Targets of `--map` under other names.
ALIASES = {
    "name": "title",
    "colour": "color",
    "colours": "color",
    "colors": "color",
    "sizes": "size",
    "materials": "material",
    "feature": "features",
    "categories": "category",
    "picture": "image",
    "link": "url",
    "stars": "rating",
    "gender": "audience",
    "group_id": "group",
    "item_group_id": "group",
}

#: What is nobody's business, or says nothing about the product.
INTERNAL = re.compile(
    r"^_|cost|margin|marge|wholesale|einkauf|supplier|lieferant|warehouse|internal|wherevisible|"
    r"licen[cs]e|^promoted$|^featured$|^published|^status$|^visib|updated|modified|^deleted|"
    r"^isactive$|^enabled$|^sort|position$|^seo|^meta|^tax|^vat$|^shipping|adwords|customlabel|"
    r"^adult$|identifierexists|effectivedate|^slug$|^handle$|^key$|excluded|^mobilelink|"
    r"^additionalimage|condition$|energyefficiencyclass(?:min|max)|^unitpricing|^googleproductcategory$"
)
#: Codes that only machines read; model numbers and ISBNs stay, shoppers ask for them.
CODES = re.compile(r"(?:^|[a-z])(?:id|ids|uuid|guid|hash|token)$|^(?:gtin|ean|upc|barcode)\d*$")


def normalised(name: str) -> str:
    """ "g:Sale_Price" → "saleprice": letters and digits of any script, without accents."""
    bare = re.sub(r"^g[:_](?=\w)", "", name.strip().lower())
    plain = "".join(c for c in unicodedata.normalize("NFKD", bare) if not unicodedata.combining(c))
    plain = unicodedata.normalize("NFC", plain.replace("ß", "ss"))
    return "".join(c for c in plain if c.isalnum())
